// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.rollout.Revisions.Revision;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way back to a revision, exactly as `kubectl rollout undo --to-revision` goes it (kubectl, polymorphichelpers/rollback.go):
/// of a Deployment, a JSON patch with the old ReplicaSet's template without its hash and with the ReplicaSet's annotations, those
/// that belong to the Deployment itself kept; of a StatefulSet or DaemonSet, the ControllerRevision's data as a strategic merge
/// patch.
///
/// @param patch what is to be sent
/// @param contentType of the patch
/// @param changes what becomes different in the template
/// @param needs what the old template names and the caller should look for before sending
/// @param refusal why kubectl would not do it; null when it would
public record UndoPlan(
    JsonNode patch,
    String contentType,
    List<TemplateDiff.Change> changes,
    List<TemplateNeeds.Need> needs,
    @Nullable Message refusal) {

  private static final Set<String> KEPT =
      Set.of(
          "kubectl.kubernetes.io/last-applied-configuration",
          "deployment.kubernetes.io/revision",
          "deployment.kubernetes.io/revision-history",
          "deployment.kubernetes.io/desired-replicas",
          "deployment.kubernetes.io/max-replicas",
          "deprecated.deployment.rollback.to");

  public UndoPlan {
    changes = List.copyOf(changes);
    needs = List.copyOf(needs);
  }

  /// @param workload as the server has it now
  /// @param to one of its [Revisions]
  public static UndoPlan of(KubeObject workload, Revision to) {
    JsonNode now = workload.at("spec", "template");
    boolean deployment = workload.text("kind").equals("Deployment");
    JsonNode patch = deployment ? jsonPatch(workload, to) : to.object().at("data");
    return new UndoPlan(
        patch,
        deployment ? "application/json-patch+json" : "application/strategic-merge-patch+json",
        TemplateDiff.of(now, to.template()),
        TemplateNeeds.of(to.template(), workload.namespace()),
        refusal(workload, to, now));
  }

  private static @Nullable Message refusal(KubeObject workload, Revision to, JsonNode now) {
    if (workload.at("spec", "paused").asBoolean(false)) {
      return Message.of("rollout.undo.paused", workload.name());
    }
    return TemplateDiff.same(now, to.template()) ? Message.of("rollout.undo.same", to.number()) : null;
  }

  private static JsonNode jsonPatch(KubeObject deployment, Revision to) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode annotations = json.objectNode();
    for (Map.Entry<String, JsonNode> one : deployment.at("metadata", "annotations").properties()) {
      if (KEPT.contains(one.getKey())) {
        annotations.set(one.getKey(), one.getValue());
      }
    }
    for (Map.Entry<String, JsonNode> one : to.object().at("metadata", "annotations").properties()) {
      if (!KEPT.contains(one.getKey())) {
        annotations.set(one.getKey(), one.getValue());
      }
    }
    ArrayNode patch = json.arrayNode();
    patch.add(replace(json, "/spec/template", to.template()));
    patch.add(replace(json, "/metadata/annotations", annotations));
    return patch;
  }

  private static ObjectNode replace(JsonNodeFactory json, String path, JsonNode value) {
    ObjectNode step = json.objectNode();
    step.put("op", "replace");
    step.put("path", path);
    step.set("value", value);
    return step;
  }

  /// What has to exist, for a caller that looks for each.
  public List<ResourceRef> named() {
    return needs.stream().map(TemplateNeeds.Need::ref).toList();
  }
}
