// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pilothouse.sample.store.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The parts of a pod's status as kubelets write them, out of parts that are shared.
final class FleetStatus {

  private static final String[] CONDITION = {"lastProbeTime", "lastTransitionTime", "observedGeneration", "status", "type"};
  private static final String[] TOLD_CONDITION = {
    "lastProbeTime", "lastTransitionTime", "message", "observedGeneration", "reason", "status", "type"
  };
  private static final String[] CONTAINER = {
    "containerID", "image", "imageID", "lastState", "name", "ready", "restartCount", "started", "state"
  };
  private static final String[] RUNNING = {"running"};
  private static final String[] STARTED = {"startedAt"};
  private static final String[] WAITING = {"waiting"};
  private static final String[] WHY = {"message", "reason"};
  private static final String[] TERMINATED = {"terminated"};
  private static final String[] ENDED = {"containerID", "exitCode", "finishedAt", "reason", "startedAt"};
  private static final JsonNode NO_TIME = Json.object().nullNode();
  private static final JsonNode ONE = IntNode.valueOf(1);
  private static final JsonNode TRUE = TextNode.valueOf("True");
  private static final JsonNode FALSE = TextNode.valueOf("False");
  private static final JsonNode NONE = SharedJson.object(new String[0]);

  private FleetStatus() {}

  /// The conditions of a pod on a node.
  ///
  /// @param started when it was bound and its sandbox was made
  /// @param since when it became ready or not ready
  static ArrayNode conditions(TextNode started, TextNode since, boolean ready, String container) {
    return SharedJson.array(
        condition("PodReadyToStartContainers", started),
        condition("Initialized", started),
        ready ? condition("Ready", since) : unready("Ready", since, container),
        ready ? condition("ContainersReady", since) : unready("ContainersReady", since, container),
        condition("PodScheduled", started));
  }

  /// The conditions of a pod whose node was lost: its containers were ready when it was last heard of.
  static ArrayNode lost(TextNode started, TextNode since) {
    ObjectNode ready = SharedJson.object(CONDITION, NO_TIME, since, ONE, FALSE, SharedJson.text("Ready"));
    return SharedJson.array(
        condition("PodReadyToStartContainers", started), condition("Initialized", started), ready,
        condition("ContainersReady", started), condition("PodScheduled", started));
  }

  /// The one condition of a pod that no node takes.
  ///
  /// @param message the scheduler's words
  static ArrayNode unschedulable(TextNode since, String message) {
    return SharedJson.array(told("PodScheduled", since, message, "Unschedulable"));
  }

  private static ObjectNode condition(String type, TextNode since) {
    return SharedJson.object(CONDITION, NO_TIME, since, ONE, TRUE, SharedJson.text(type));
  }

  private static ObjectNode unready(String type, TextNode since, String container) {
    return told(type, since, "containers with unready status: [" + container + "]", "ContainersNotReady");
  }

  private static ObjectNode told(String type, TextNode since, String message, String reason) {
    return SharedJson.object(
        TOLD_CONDITION, NO_TIME, since, SharedJson.text(message), ONE, SharedJson.text(reason), FALSE, SharedJson.text(type));
  }

  /// What is told of a container; the parts that are the same for all of its pods come from the caller.
  ///
  /// @param last an earlier end, null if there was none
  record Container(
      JsonNode image,
      JsonNode imageId,
      JsonNode name,
      String id,
      boolean ready,
      boolean started,
      int restarts,
      @Nullable JsonNode last,
      JsonNode state) {

    ArrayNode statuses() {
      return SharedJson.array(SharedJson.object(CONTAINER,
          SharedJson.text(id), image, imageId, last == null ? NONE : last, name, BooleanNode.valueOf(ready),
          IntNode.valueOf(restarts), BooleanNode.valueOf(started), state));
    }
  }

  static ObjectNode running(JsonNode since) {
    return SharedJson.object(RUNNING, SharedJson.object(STARTED, since));
  }

  static ObjectNode waiting(String reason, String message) {
    return SharedJson.object(WAITING, SharedJson.object(WHY, SharedJson.text(message), SharedJson.text(reason)));
  }

  static ObjectNode ended(String id, int exitCode, String reason, Instant from, Instant to) {
    return SharedJson.object(TERMINATED, SharedJson.object(ENDED,
        SharedJson.text(id), IntNode.valueOf(exitCode), SharedJson.text(Json.time(to)), SharedJson.text(reason),
        SharedJson.text(Json.time(from))));
  }
}
