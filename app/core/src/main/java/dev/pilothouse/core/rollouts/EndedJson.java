// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollouts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;

/// An ended rollout as a line of JSON.
final class EndedJson {
  private EndedJson() {}

  static ObjectNode write(EndedRollout one) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ResourceRef ref = one.workload();
    node.put("contextId", one.contextId()).put("context", one.context());
    node.put("group", ref.kind().group()).put("version", ref.kind().version());
    node.put("plural", ref.kind().plural()).put("kind", ref.kind().kind());
    node.put("namespace", ref.namespace()).put("name", ref.name()).put("uid", ref.uid());
    node.put("revision", one.revision()).put("hash", one.hash());
    node.put("before", one.images().before()).put("after", one.images().after()).put("change", one.images().change().name());
    node.put("result", one.result().name()).put("undoneTo", one.undoneTo()).put("author", one.author());
    node.put("began", one.began()).put("ended", one.ended()).put("updated", one.updated()).put("wanted", one.wanted());
    node.put("serving", one.serving());
    return node;
  }

  /// @throws IllegalArgumentException when it is none
  static EndedRollout read(JsonNode node) {
    if (!node.path("contextId").isTextual() || !node.path("name").isTextual() || node.path("ended").asLong() <= 0) {
      throw new IllegalArgumentException("no ended rollout");
    }
    ResourceKind kind = new ResourceKind(text(node, "group"), text(node, "version"), text(node, "plural"), text(node, "kind"),
        true);
    ImageStep images =
        new ImageStep(text(node, "before"), text(node, "after"), ImageStep.Change.valueOf(text(node, "change")));
    return new EndedRollout(
        text(node, "contextId"), text(node, "context"),
        new ResourceRef(kind, text(node, "namespace"), text(node, "name"), text(node, "uid")),
        node.path("revision").asLong(), text(node, "hash"), images, EndedRollout.Result.valueOf(text(node, "result")),
        node.path("undoneTo").asLong(), text(node, "author"), node.path("began").asLong(), node.path("ended").asLong(),
        node.path("updated").asLong(), node.path("wanted").asLong(), node.path("serving").asLong());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}
