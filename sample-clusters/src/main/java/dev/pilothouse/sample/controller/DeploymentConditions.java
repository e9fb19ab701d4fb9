// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.time.Instant;

/// The conditions of a Deployment, which have rules of their own (`pkg/controller/deployment/util`): one that is set to what it was
/// keeps its message and its times, one that changes goes to the end of the list.
final class DeploymentConditions {

  static final String PROGRESSING = "Progressing";

  private DeploymentConditions() {}

  /// Sets a condition unless its status and its reason are so already.
  static void set(ObjectNode object, String type, String value, String reason, String message, Instant now) {
    JsonNode before = Conditions.find(object, type);
    if (!Json.text(before, "status").equals(value) || !Json.text(before, "reason").equals(reason)) {
      renew(object, type, value, reason, message, now);
    }
  }

  /// Sets a condition in any case: its update time is now, its transition time only if the status is another.
  static void renew(ObjectNode object, String type, String value, String reason, String message, Instant now) {
    JsonNode before = Conditions.find(object, type);
    boolean same = Json.text(before, "status").equals(value);
    String since = same ? Json.text(before, "lastTransitionTime") : Json.time(now);
    replace(object, Json.object()
        .put("type", type)
        .put("status", value)
        .put("lastUpdateTime", Json.time(now))
        .put("lastTransitionTime", since)
        .put("reason", reason)
        .put("message", message));
  }

  /// Makes a condition of a ReplicaSet one of its Deployment, with the times that it has there.
  static void promote(ObjectNode object, JsonNode condition) {
    JsonNode before = Conditions.find(object, Json.text(condition, "type"));
    String value = Json.text(condition, "status");
    String reason = Json.text(condition, "reason");
    boolean same = Json.text(before, "status").equals(value);
    if (same && Json.text(before, "reason").equals(reason)) {
      return;
    }
    String since = Json.text(condition, "lastTransitionTime");
    replace(object, Json.object()
        .put("type", Json.text(condition, "type"))
        .put("status", value)
        .put("lastUpdateTime", since)
        .put("lastTransitionTime", same ? Json.text(before, "lastTransitionTime") : since)
        .put("reason", reason)
        .put("message", Json.text(condition, "message")));
  }

  private static void replace(ObjectNode object, ObjectNode condition) {
    ObjectNode status = Json.child(object, "status");
    Conditions.remove(status, Json.text(condition, "type"));
    ArrayNode conditions = Json.list(status, "conditions");
    conditions.add(condition);
  }
}
