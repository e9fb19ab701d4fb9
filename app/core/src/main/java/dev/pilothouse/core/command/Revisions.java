// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.SetImage.Image;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Going back to a revision of a workload by the rules of `kubectl/pkg/polymorphichelpers/rollback.go`. A revision is the
/// ReplicaSet of a Deployment, or the ControllerRevision of a StatefulSet or DaemonSet.
public final class Revisions {
  /// Stay as the Deployment has them; all others come from the ReplicaSet.
  private static final Set<String> OWN_ANNOTATIONS =
      Set.of(
          "kubectl.kubernetes.io/last-applied-configuration", "deployment.kubernetes.io/revision",
          "deployment.kubernetes.io/revision-history", "deployment.kubernetes.io/desired-replicas",
          "deployment.kubernetes.io/max-replicas", "deprecated.deployment.rollback.to");
  private static final String HASH = "pod-template-hash";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Revisions() {}

  /// The number of a revision; 0 when it has none.
  public static long number(KubeObject revision) {
    return revision.root().has("revision")
        ? revision.at("revision").asLong(0)
        : revision.at("metadata", "annotations", "deployment.kubernetes.io/revision").asLong(0);
  }

  /// The pod template of a revision as the workload would have it.
  public static JsonNode template(KubeObject revision) {
    boolean history = revision.root().has("revision");
    JsonNode template = history ? revision.at("data", "spec", "template") : revision.at("spec", "template");
    if (!(template instanceof ObjectNode found)) {
      return template;
    }
    ObjectNode own = found.deepCopy();
    own.remove("$patch");
    if (!history) {
      withoutHash(own);
    }
    return own;
  }

  private static void withoutHash(ObjectNode template) {
    if (template.path("metadata").path("labels") instanceof ObjectNode labels) {
      labels.remove(HASH);
      if (labels.isEmpty() && template.get("metadata") instanceof ObjectNode metadata) {
        metadata.remove("labels");
      }
    }
  }

  /// Why kubectl would not go back to a revision now; empty when it would.
  public static Optional<Message> refusal(KubeObject shown, KubeObject revision) {
    if (shown.at("spec", "paused").asBoolean(false)) {
      return Optional.of(Message.of("command.undo.paused"));
    }
    JsonNode template = template(revision);
    if (!template.isObject()) {
      return Optional.of(Message.of("command.undo.empty", number(revision)));
    }
    boolean same = template.equals(shown.at("spec", "template"));
    return same ? Optional.of(Message.of("command.undo.same", number(revision))) : Optional.empty();
  }

  /// The command that goes back. The server refuses it when the workload's template is another by then than the one shown.
  ///
  /// @throws IllegalArgumentException when [#refusal] says why not
  public static UndoRollout undo(ResourceRef target, KubeObject shown, KubeObject revision) {
    if (refusal(shown, revision).isPresent()) {
      throw new IllegalArgumentException("kubectl would not go back to this revision");
    }
    ResourceRef very = new ResourceRef(target.kind(), target.namespace(), target.name(), shown.uid());
    JsonNode now = shown.at("spec", "template");
    JsonNode then = template(revision);
    JsonPatch patch = JsonPatch.of(new ResourceRef(target.kind(), target.namespace(), target.name()));
    if (!revision.root().has("revision")) {
      patch.test("/spec/paused", null);
    }
    patch.change("/spec/template", now, then);
    if (!revision.root().has("revision")) {
      patch.set("/metadata/annotations", annotations(shown, revision));
    }
    return new UndoRollout(very, number(revision), images(now, then), patch.operations());
  }

  private static ObjectNode annotations(KubeObject deployment, KubeObject replicaSet) {
    ObjectNode merged = JSON.objectNode();
    for (Map.Entry<String, JsonNode> own : deployment.at("metadata", "annotations").properties()) {
      if (OWN_ANNOTATIONS.contains(own.getKey())) {
        merged.set(own.getKey(), own.getValue());
      }
    }
    for (Map.Entry<String, JsonNode> old : replicaSet.at("metadata", "annotations").properties()) {
      if (!OWN_ANNOTATIONS.contains(old.getKey())) {
        merged.set(old.getKey(), old.getValue());
      }
    }
    return merged;
  }

  private static List<Image> images(JsonNode now, JsonNode then) {
    List<Image> images = new ArrayList<>();
    for (String list : SetImage.LISTS) {
      JsonNode before = now.path("spec").path(list);
      JsonNode after = then.path("spec").path(list);
      Set<String> names = new LinkedHashSet<>();
      before.forEach(container -> names.add(container.path("name").asText()));
      after.forEach(container -> names.add(container.path("name").asText()));
      int index = 0;
      for (String name : names) {
        Image image = new Image(list, index++, name, image(before, name), image(after, name));
        if (!image.before().equals(image.after())) {
          images.add(image);
        }
      }
    }
    return images;
  }

  private static String image(JsonNode containers, String name) {
    for (JsonNode container : containers) {
      if (container.path("name").asText().equals(name)) {
        return container.path("image").asText();
      }
    }
    return "";
  }
}
