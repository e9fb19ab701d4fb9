// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import java.util.List;

/// Why a workload is changed, as its rollout's history shows it: the annotation that `kubectl rollout history` reads.
///
/// @param before what was there; empty for none
/// @param after what shall be there; empty for none
/// @param annotated whether the object has annotations at all
public record ChangeCause(String before, String after, boolean annotated) {
  /// From `kubectl/pkg/polymorphichelpers/history.go`.
  public static final String ANNOTATION = "kubernetes.io/change-cause";

  /// Leaves what is there.
  public static final ChangeCause UNCHANGED = new ChangeCause("", "", false);

  /// A cause for a change of the object that was shown; an empty text leaves what is there.
  public static ChangeCause of(KubeObject shown, String text) {
    return text.isBlank()
        ? UNCHANGED
        : new ChangeCause(
            shown.text("metadata", "annotations", ANNOTATION), text.strip(), !shown.at("metadata", "annotations").isEmpty());
  }

  boolean changes() {
    return !before.equals(after);
  }

  /// What takes it back after it was done.
  ChangeCause reversed() {
    return changes() ? new ChangeCause(after, before, true) : this;
  }

  void addTo(JsonPatch patch) {
    if (!changes()) {
      return;
    }
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (!annotated) {
      ObjectNode annotations = json.objectNode().put(ANNOTATION, after);
      patch.change("/metadata/annotations", null, annotations);
      return;
    }
    patch.change(
        "/metadata/annotations" + JsonPatch.step(ANNOTATION),
        before.isEmpty() ? null : json.textNode(before),
        after.isEmpty() ? null : json.textNode(after));
  }

  ChangedLines lines() {
    ChangedLines none = ChangedLines.under();
    return changes()
        ? none.and(
            ChangedLines.under("metadata", "annotations")
                .change(
                    ANNOTATION,
                    before.isEmpty() ? null : ChangedLines.quoted(before),
                    after.isEmpty() ? null : ChangedLines.quoted(after)))
        : none;
  }

  /// A change and its cause with kubectl, which sends them one after the other. A Deployment's cause is told of the revision that
  /// it has; the cause of a StatefulSet or DaemonSet is told only of a revision that begins after it.
  static List<String> kubectl(String context, ResourceRef target, String cause, List<String> change) {
    List<String> annotate =
        cause.isEmpty()
            ? Kubectl.line(context, target, "annotate", Kubectl.name(target), ANNOTATION + "-")
            : Kubectl.line(context, target, "annotate", Kubectl.name(target), ANNOTATION + "=" + cause, "--overwrite");
    return target.kind().kind().equals("Deployment") ? Kubectl.both(change, annotate) : Kubectl.both(annotate, change);
  }
}
