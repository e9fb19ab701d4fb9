// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words that several kinds share.
final class Cells {

  static final String NONE = "<none>";

  private Cells() {}

  static List<JsonNode> containers(ObjectNode workload) {
    return Json.items(workload, "spec", "template", "spec", "containers");
  }

  static Column containerNames() {
    return Column.wide("Containers", it -> join(containers(it), "name"));
  }

  static Column images() {
    return Column.wide("Images", it -> join(containers(it), "image"));
  }

  static Column selector() {
    return Column.wide("Selector", it -> labelSelector(Json.at(it, "spec", "selector")));
  }

  static String join(List<JsonNode> nodes, String field) {
    return nodes.stream().map(it -> Json.text(it, field)).collect(Collectors.joining(","));
  }

  static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }

  static String pairs(Map<String, String> texts) {
    return texts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(it -> it.getKey() + "=" + it.getValue())
        .collect(Collectors.joining(","));
  }

  static String labelSelector(@Nullable JsonNode selector) {
    if (selector == null || selector.isMissingNode()) {
      return NONE;
    }
    String labels = pairs(Json.texts(selector, "matchLabels"));
    String expressions =
        Json.items(selector, "matchExpressions").stream().map(Cells::expression).collect(Collectors.joining(","));
    String both = labels + (labels.isEmpty() || expressions.isEmpty() ? "" : ",") + expressions;
    return orNone(both);
  }

  private static String expression(JsonNode expression) {
    String key = Json.text(expression, "key");
    String values =
        Json.items(expression, "values").stream().map(JsonNode::asText).sorted().collect(Collectors.joining(","));
    return switch (Json.text(expression, "operator")) {
      case "In" -> key + " in (" + values + ")";
      case "NotIn" -> key + " notin (" + values + ")";
      case "DoesNotExist" -> "!" + key;
      default -> key;
    };
  }

  static int count(ObjectNode object, String... path) {
    return Json.integer(0, object, path);
  }
}
