// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The status of a Deployment: counts, availability, and whether it gets on (`pkg/controller/deployment/progress.go`).
final class DeploymentStatus {

  private DeploymentStatus() {}

  /// Writes the status into the object and returns when to look again for a missed deadline, if ever.
  static @Nullable Duration write(ObjectNode object, DeploymentView view, Instant now) {
    List<ObjectNode> all = view.all();
    ObjectNode status = Json.child(object, "status");
    ObjectNode before = status.deepCopy();
    int replicas = DeploymentView.sum(all, "status", "replicas");
    int available = DeploymentView.sum(all, "status", "availableReplicas");
    status.put("observedGeneration", Json.integer(1, object, "metadata", "generation"));
    ReplicaSetController.count(status, "replicas", replicas);
    ReplicaSetController.count(status, "updatedReplicas", Json.integer(0, view.current(), "status", "replicas"));
    ReplicaSetController.count(status, "readyReplicas", DeploymentView.sum(all, "status", "readyReplicas"));
    ReplicaSetController.count(status, "availableReplicas", available);
    ReplicaSetController.count(status, "unavailableReplicas",
        Math.max(0, DeploymentView.sum(all, "spec", "replicas") - available));
    status.put("terminatingReplicas", DeploymentView.sum(all, "status", "terminatingReplicas"));
    availability(status, view, available, now);
    failure(status, view, now);
    return progress(object, view, before, now);
  }

  private static void availability(ObjectNode status, DeploymentView view, int available, Instant now) {
    boolean enough = available >= view.replicas() - view.unavailable();
    ObjectNode condition = Conditions.set(
        status,
        "Available",
        enough ? "True" : "False",
        enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
        enough ? "Deployment has minimum availability." : "Deployment does not have minimum availability.",
        now);
    if (!condition.has("lastUpdateTime") || Json.text(condition, "lastTransitionTime").equals(Json.time(now))) {
      condition.put("lastUpdateTime", Json.time(now));
    }
  }

  /// What a ReplicaSet says of pods that it may not create; the newest one first.
  private static void failure(ObjectNode status, DeploymentView view, Instant now) {
    JsonNode found = view.current() == null ? null : Conditions.find(view.current(), "ReplicaFailure");
    for (ObjectNode set : view.old()) {
      found = found == null ? Conditions.find(set, "ReplicaFailure") : found;
    }
    if (found == null) {
      Conditions.remove(status, "ReplicaFailure");
      return;
    }
    String value = Json.text(found, "status");
    ObjectNode condition =
        Conditions.set(status, "ReplicaFailure", value, Json.text(found, "reason"), Json.text(found, "message"), now);
    if (!condition.has("lastUpdateTime")) {
      condition.put("lastUpdateTime", Json.time(now));
    }
  }

  private static @Nullable Duration progress(ObjectNode object, DeploymentView view, ObjectNode before, Instant now) {
    JsonNode deadline = Json.at(object, "spec", "progressDeadlineSeconds");
    if (view.isPaused() || deadline.isMissingNode() || deadline.asLong() >= Integer.MAX_VALUE) {
      return null;
    }
    JsonNode status = object.path("status");
    JsonNode condition = Conditions.find(object, "Progressing");
    String reason = Json.text(condition, "reason");
    String set = view.current() == null
        ? "Deployment \"%s\"".formatted(Json.name(object))
        : "ReplicaSet \"%s\"".formatted(Json.name(view.current()));
    // With one revision only there is no rollout under way: scaling is no progress of one (kubernetes,
    // pkg/controller/deployment/progress.go, syncRolloutStatus).
    if (isOneRevision(before) && isOneRevision(status) && reason.equals("NewReplicaSetAvailable")) {
      return null;
    }
    boolean complete = isComplete(status, view);
    if (complete) {
      progressing(object, "True", "NewReplicaSetAvailable", set + " has successfully progressed.", now);
      return null;
    }
    if (condition == null || isProgressing(before, status)) {
      progressing(object, "True", "ReplicaSetUpdated", set + " is progressing.", now);
      return Duration.ofSeconds(deadline.asLong());
    }
    if (reason.equals("NewReplicaSetAvailable") || reason.equals("ProgressDeadlineExceeded")) {
      return null;
    }
    Instant last = Instant.parse(Json.text(condition, "lastUpdateTime"));
    Instant end = last.plusSeconds(deadline.asLong());
    if (!now.isBefore(end)) {
      progressing(object, "False", "ProgressDeadlineExceeded", set + " has timed out progressing.", now);
      return null;
    }
    return Duration.between(now, end);
  }

  private static boolean isOneRevision(JsonNode status) {
    return Json.integer(0, status, "replicas") == Json.integer(0, status, "updatedReplicas");
  }

  static boolean isComplete(JsonNode status, DeploymentView view) {
    return Json.integer(0, status, "updatedReplicas") == view.replicas()
        && Json.integer(0, status, "replicas") == view.replicas()
        && Json.integer(0, status, "availableReplicas") == view.replicas();
  }

  private static boolean isProgressing(JsonNode before, JsonNode after) {
    int oldBefore = Json.integer(0, before, "replicas") - Json.integer(0, before, "updatedReplicas");
    int oldAfter = Json.integer(0, after, "replicas") - Json.integer(0, after, "updatedReplicas");
    return oldAfter < oldBefore
        || grew(before, after, "updatedReplicas")
        || grew(before, after, "readyReplicas")
        || grew(before, after, "availableReplicas");
  }

  private static boolean grew(JsonNode before, JsonNode after, String field) {
    return Json.integer(0, after, field) > Json.integer(0, before, field);
  }

  /// Sets the `Progressing` condition, whose update time is what the deadline counts from.
  static void progressing(ObjectNode object, String value, String reason, String message, Instant now) {
    Conditions.set(Json.child(object, "status"), "Progressing", value, reason, message, now)
        .put("lastUpdateTime", Json.time(now));
  }
}
