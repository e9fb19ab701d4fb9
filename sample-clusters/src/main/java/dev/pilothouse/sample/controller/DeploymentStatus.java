// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The status of a Deployment: counts, availability, and whether it gets on (`calculateStatus` and `syncRolloutStatus` of
/// `pkg/controller/deployment`).
final class DeploymentStatus {

  private DeploymentStatus() {}

  /// Writes the counts and the availability; all that is written while it is paused, scaled or deleted.
  static void counts(ObjectNode object, DeploymentView view, Instant now) {
    List<ObjectNode> all = view.all();
    ObjectNode status = Json.child(object, "status");
    int available = DeploymentView.sum(all, "status", "availableReplicas");
    status.put("observedGeneration", Json.integer(1, object, "metadata", "generation"));
    ReplicaSetController.count(status, "replicas", DeploymentView.sum(all, "status", "replicas"));
    ReplicaSetController.count(status, "updatedReplicas", Json.integer(0, view.current(), "status", "replicas"));
    ReplicaSetController.count(status, "readyReplicas", DeploymentView.sum(all, "status", "readyReplicas"));
    ReplicaSetController.count(status, "availableReplicas", available);
    ReplicaSetController.count(status, "unavailableReplicas",
        Math.max(0, DeploymentView.sum(all, "spec", "replicas") - available));
    status.put("terminatingReplicas", DeploymentView.sum(all, "status", "terminatingReplicas"));
    boolean enough = available >= view.replicas() - view.unavailable();
    DeploymentConditions.set(
        object,
        "Available",
        enough ? "True" : "False",
        enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
        enough ? "Deployment has minimum availability." : "Deployment does not have minimum availability.",
        now);
  }

  /// Writes the status of a rollout and returns when to look again for a missed deadline, if ever.
  static @Nullable Duration rollout(ObjectNode object, DeploymentView view, Instant now) {
    JsonNode before = object.path("status").deepCopy();
    counts(object, view, now);
    Duration wait = null;
    if (!hasDeadline(object)) {
      Conditions.remove(Json.child(object, "status"), DeploymentConditions.PROGRESSING);
    } else {
      wait = progress(object, view, before, now);
    }
    failure(object, view);
    return wait;
  }

  /// The largest number means that there is none.
  static boolean hasDeadline(JsonNode object) {
    JsonNode deadline = Json.at(object, "spec", "progressDeadlineSeconds");
    return deadline.isNumber() && deadline.asLong() != Integer.MAX_VALUE;
  }

  /// What a ReplicaSet says of pods that it may not create; the newest one first.
  private static void failure(ObjectNode object, DeploymentView view) {
    JsonNode found = view.current() == null ? null : Conditions.find(view.current(), "ReplicaFailure");
    for (ObjectNode set : view.old()) {
      found = found == null ? Conditions.find(set, "ReplicaFailure") : found;
    }
    if (found == null) {
      Conditions.remove(Json.child(object, "status"), "ReplicaFailure");
    } else {
      DeploymentConditions.promote(object, found);
    }
  }

  private static @Nullable Duration progress(ObjectNode object, DeploymentView view, JsonNode before, Instant now) {
    JsonNode status = object.path("status");
    JsonNode condition = Conditions.find(object, DeploymentConditions.PROGRESSING);
    String reason = Json.text(condition, "reason");
    String set = view.current() == null
        ? "Deployment \"%s\"".formatted(Json.name(object))
        : "ReplicaSet \"%s\"".formatted(Json.name(view.current()));
    // A rollout that has ended, and no pods of another revision: nothing is under way, scaling and lost pods are no rollout.
    if (old(status) == 0 && reason.equals("NewReplicaSetAvailable")) {
      return null;
    }
    if (isComplete(status, view)) {
      DeploymentConditions.set(object, DeploymentConditions.PROGRESSING, "True", "NewReplicaSetAvailable",
          set + " has successfully progressed.", now);
      return null;
    }
    Duration deadline = Duration.ofSeconds(Json.at(object, "spec", "progressDeadlineSeconds").asLong());
    if (isProgressing(before, status)) {
      DeploymentConditions.renew(
          object, DeploymentConditions.PROGRESSING, "True", "ReplicaSetUpdated", set + " is progressing.", now);
      return deadline;
    }
    if (condition == null || reason.equals("NewReplicaSetAvailable") || reason.equals("ProgressDeadlineExceeded")) {
      return null;
    }
    Instant end = Instant.parse(Json.text(condition, "lastUpdateTime")).plus(deadline);
    if (end.isBefore(now)) {
      DeploymentConditions.set(object, DeploymentConditions.PROGRESSING, "False", "ProgressDeadlineExceeded",
          set + " has timed out progressing.", now);
      return null;
    }
    return Duration.between(now, end);
  }

  /// Whether all pods are of the present template and available, as the status says that was last written.
  static boolean isComplete(JsonNode status, DeploymentView view) {
    return Json.integer(0, status, "updatedReplicas") == view.replicas()
        && Json.integer(0, status, "replicas") == view.replicas()
        && Json.integer(0, status, "availableReplicas") == view.replicas()
        && Json.integer(0, status, "observedGeneration") >= Json.integer(1, view.deployment(), "metadata", "generation");
  }

  private static int old(JsonNode status) {
    return Json.integer(0, status, "replicas") - Json.integer(0, status, "updatedReplicas");
  }

  private static boolean isProgressing(JsonNode before, JsonNode after) {
    return old(after) < old(before)
        || grew(before, after, "updatedReplicas")
        || grew(before, after, "readyReplicas")
        || grew(before, after, "availableReplicas");
  }

  private static boolean grew(JsonNode before, JsonNode after, String field) {
    return Json.integer(0, after, field) > Json.integer(0, before, field);
  }
}
