// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.store.Json;
import java.util.List;
import java.util.Map;

/// Label selectors as objects carry them: `matchLabels` and `matchExpressions`, node selector terms, and plain maps.
public final class Selectors {

  private Selectors() {}

  /// Whether a `LabelSelector` takes labels; an absent selector takes none, an empty one all.
  public static boolean matches(JsonNode selector, Map<String, String> labels) {
    if (!selector.isObject()) {
      return false;
    }
    return matchesMap(selector.path("matchLabels"), labels)
        && Json.items(selector, "matchExpressions").stream().allMatch(expression -> expression(expression, labels));
  }

  /// Whether labels have all pairs of a map.
  public static boolean matchesMap(JsonNode wanted, Map<String, String> labels) {
    for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
      if (!entry.getValue().asText().equals(labels.get(entry.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /// One requirement: In, NotIn, Exists, DoesNotExist, and Gt and Lt of node selectors.
  public static boolean expression(JsonNode expression, Map<String, String> labels) {
    String value = labels.get(Json.text(expression, "key"));
    List<String> values = Json.items(expression, "values").stream().map(JsonNode::asText).toList();
    return switch (Json.text(expression, "operator")) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case "Gt" -> value != null && Long.parseLong(value) > Long.parseLong(values.getFirst());
      case "Lt" -> value != null && Long.parseLong(value) < Long.parseLong(values.getFirst());
      default -> false;
    };
  }
}
