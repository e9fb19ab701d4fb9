// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.drain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.drain.DrainPod.Fate;
import dev.pilothouse.core.drain.DrainPod.Reason;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What of a pod decides whether a drain takes it, by kubectl's filters in their order (kubectl, pkg/drain/filters.go). Immutable.
///
/// @param controller the owner that is marked as such; null without one
/// @param ending whether it is being deleted
record PodFacts(
    KubeObject pod, @Nullable JsonNode controller, boolean finished, boolean ending, boolean mirror, boolean emptyDir) {
  private static final String MIRROR = "kubernetes.io/config.mirror";

  /// What a drain does, and why.
  record Verdict(Fate fate, Reason reason) {}

  static PodFacts of(KubeObject pod) {
    String phase = pod.text("status", "phase");
    return new PodFacts(
        pod, controllerOf(pod), phase.equals("Succeeded") || phase.equals("Failed"),
        !pod.text("metadata", "deletionTimestamp").isEmpty(), pod.at("metadata", "annotations").has(MIRROR),
        StreamSupport.stream(pod.at("spec", "volumes").spliterator(), false).anyMatch(one -> one.hasNonNull("emptyDir")));
  }

  private static @Nullable JsonNode controllerOf(KubeObject pod) {
    for (JsonNode owner : pod.at("metadata", "ownerReferences")) {
      if (owner.path("controller").asBoolean()) {
        return owner;
      }
    }
    return null;
  }

  ResourceRef ref() {
    return new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid());
  }

  String owner() {
    return controller == null ? "" : controller.path("kind").asText() + " " + controller.path("name").asText();
  }

  /// Whether nobody makes it anew. What has ended needs nobody.
  boolean bare() {
    return controller == null && !finished && !mirror;
  }

  /// Whether data is lost with it that somebody may want.
  boolean losesData() {
    return emptyDir && !finished && !mirror && !ofDaemonSet();
  }

  private boolean ofDaemonSet() {
    return controller != null && controller.path("kind").asText().equals("DaemonSet");
  }

  /// @param daemonSets whether a DaemonSet, as `namespace/name`, is there
  Verdict verdict(DrainOptions options, Predicate<String> daemonSets) {
    if (ofDaemonSet() && !finished && controller != null) {
      if (daemonSets.test(pod.namespace() + "/" + controller.path("name").asText())) {
        return new Verdict(Fate.STAYS, Reason.DAEMON_SET);
      }
      if (!options.force()) {
        return new Verdict(Fate.BLOCKS, Reason.ORPHANED);
      }
    }
    if (mirror) {
      return new Verdict(Fate.STAYS, Reason.MIRROR);
    }
    if (emptyDir && !finished && !options.emptyDirData()) {
      return new Verdict(Fate.BLOCKS, Reason.LOCAL_STORAGE);
    }
    if (bare() && !options.force()) {
      return new Verdict(Fate.BLOCKS, Reason.UNREPLICATED);
    }
    return new Verdict(Fate.GOES, whyForGood());
  }

  private Reason whyForGood() {
    if (finished) {
      return Reason.FINISHED;
    }
    if (ofDaemonSet()) {
      return Reason.ORPHANED;
    }
    if (bare()) {
      return Reason.UNREPLICATED;
    }
    return ending ? Reason.ENDING : Reason.NONE;
  }
}
