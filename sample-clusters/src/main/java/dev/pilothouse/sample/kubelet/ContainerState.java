// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.time.Instant;

/// What a container is doing, as its status tells.
sealed interface ContainerState {

  record Waiting(String reason, String message) implements ContainerState {}

  record Running(Instant startedAt) implements ContainerState {}

  record Terminated(int exitCode, String reason, Instant startedAt, Instant finishedAt, String containerId)
      implements ContainerState {}

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
