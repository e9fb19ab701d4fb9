// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.store.Json;
import java.util.List;
import java.util.Map;

/// Selectors as they stand in objects: `matchLabels` and `matchExpressions`.
final class Selectors {

  private Selectors() {}

  static boolean matches(JsonNode selector, Map<String, String> labels) {
    for (Map.Entry<String, String> wanted : Json.texts(selector, "matchLabels").entrySet()) {
      if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
        return false;
      }
    }
    for (JsonNode expression : Json.items(selector, "matchExpressions")) {
      if (!matchesExpression(expression, labels)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesExpression(JsonNode expression, Map<String, String> labels) {
    String value = labels.get(Json.text(expression, "key"));
    List<String> values = Json.items(expression, "values").stream().map(JsonNode::asText).toList();
    return switch (Json.text(expression, "operator")) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      default -> false;
    };
  }
}
