// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.store.Json;
import java.util.List;

/// What a node's taints are to a pod's tolerations (`component-helpers/scheduling/corev1`).
public final class Taints {

  private Taints() {}

  /// Whether a toleration is one of a taint.
  public static boolean tolerates(JsonNode toleration, String key, String value, String effect) {
    String tolerated = Json.text(toleration, "key");
    String operator = Json.textOr("Equal", toleration, "operator");
    String forEffect = Json.text(toleration, "effect");
    boolean keyFits = tolerated.isEmpty() ? operator.equals("Exists") : tolerated.equals(key);
    boolean valueFits = operator.equals("Exists") || Json.text(toleration, "value").equals(value);
    return keyFits && valueFits && (forEffect.isEmpty() || forEffect.equals(effect));
  }

  /// The taints of a node by which pods are evicted.
  static List<JsonNode> evicting(JsonNode node) {
    return Json.items(node, "spec", "taints").stream().filter(taint -> Json.text(taint, "effect").equals("NoExecute")).toList();
  }
}
