// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectStore;
import dev.pilothouse.sample.store.ResourceType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Serves the kind of a definition at once, so that the manifests behind it may use it.
final class CustomKinds {

  private CustomKinds() {}

  static void serve(ObjectStore store, JsonNode definition) {
    JsonNode names = Json.at(definition, "spec", "names");
    for (JsonNode version : Json.items(definition, "spec", "versions")) {
      Set<String> subresources = new HashSet<>();
      Json.at(version, "subresources").fieldNames().forEachRemaining(subresources::add);
      store.types().add(new ResourceType(
          Json.text(definition, "spec", "group"),
          Json.text(version, "name"),
          Json.text(names, "plural"),
          Json.text(names, "singular"),
          Json.text(names, "kind"),
          texts(names, "shortNames"),
          texts(names, "categories"),
          Json.text(definition, "spec", "scope").equals("Namespaced"),
          subresources));
    }
  }

  private static List<String> texts(JsonNode node, String field) {
    return Json.items(node, field).stream().map(JsonNode::asText).toList();
  }
}
