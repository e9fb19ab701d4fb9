// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The `conditions` of a status: one of each type, whose transition time moves only when the status does.
public final class Conditions {

  private Conditions() {}

  /// The condition of a type in an object's status.
  public static @Nullable JsonNode find(JsonNode object, String type) {
    for (JsonNode condition : Json.items(object, "status", "conditions")) {
      if (Json.text(condition, "type").equals(type)) {
        return condition;
      }
    }
    return null;
  }

  public static boolean isTrue(JsonNode object, String type) {
    return Json.text(find(object, type), "status").equals("True");
  }

  /// When a condition last changed its status; `otherwise` if it is not there.
  public static Instant since(JsonNode object, String type, Instant otherwise) {
    String text = Json.text(find(object, type), "lastTransitionTime");
    return text.isEmpty() ? otherwise : Instant.parse(text);
  }

  /// Sets a condition; empty reasons and messages are left out.
  public static ObjectNode set(
      ObjectNode status, String type, String value, String reason, String message, Instant now) {
    ArrayNode conditions = Json.list(status, "conditions");
    ObjectNode condition = null;
    for (JsonNode each : conditions) {
      if (Json.text(each, "type").equals(type)) {
        condition = (ObjectNode) each;
      }
    }
    if (condition == null) {
      condition = conditions.addObject().put("type", type);
    }
    if (!Json.text(condition, "status").equals(value)) {
      condition.put("lastTransitionTime", Json.time(now));
    }
    condition.put("status", value);
    putOrRemove(condition, "reason", reason);
    putOrRemove(condition, "message", message);
    return condition;
  }

  /// Takes a condition away; an empty list goes with it.
  public static void remove(ObjectNode status, String type) {
    if (status.get("conditions") instanceof ArrayNode conditions) {
      for (int i = conditions.size() - 1; i >= 0; i--) {
        if (Json.text(conditions.get(i), "type").equals(type)) {
          conditions.remove(i);
        }
      }
      if (conditions.isEmpty()) {
        status.remove("conditions");
      }
    }
  }

  private static void putOrRemove(ObjectNode node, String field, String text) {
    if (text.isEmpty()) {
      node.remove(field);
    } else {
      node.put(field, text);
    }
  }
}
