// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a container is doing, as its status tells.
sealed interface ContainerState {

  record Waiting(String reason, String message) implements ContainerState {}

  record Running(Instant startedAt) implements ContainerState {}

  record Terminated(int exitCode, String reason, Instant startedAt, Instant finishedAt, String containerId)
      implements ContainerState {}

  /// The `terminated` of a state as a pod's status has it; null when it is another one.
  static @Nullable Terminated terminated(JsonNode state) {
    JsonNode it = state.path("terminated");
    if (it.isMissingNode()) {
      return null;
    }
    return new Terminated(
        Json.integer(0, it, "exitCode"),
        Json.text(it, "reason"),
        Instant.parse(Json.text(it, "startedAt")),
        Instant.parse(Json.text(it, "finishedAt")),
        Json.text(it, "containerID"));
  }

  default ObjectNode json() {
    ObjectNode json = Json.object();
    switch (this) {
      case Waiting(String reason, String message) -> {
        ObjectNode waiting = json.putObject("waiting").put("reason", reason);
        if (!message.isEmpty()) {
          waiting.put("message", message);
        }
      }
      case Running(Instant startedAt) -> json.putObject("running").put("startedAt", Json.time(startedAt));
      case Terminated ended -> json.putObject("terminated")
          .put("containerID", ended.containerId)
          .put("exitCode", ended.exitCode)
          .put("finishedAt", Json.time(ended.finishedAt))
          .put("reason", ended.reason)
          .put("startedAt", Json.time(ended.startedAt));
    }
    return json;
  }
}
