// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.time.Instant;
import java.util.List;

/// The columns of pods, after `printPod` in `pkg/printers/internalversion/printers.go`.
final class PodColumns {

  private PodColumns() {}

  static List<Column> columns() {
    return List.of(
        Column.primary(),
        Column.text("Ready", PodColumns::ready),
        Column.text("Status", PodColumns::status),
        Column.timed("Restarts", PodColumns::restarts),
        Column.age(),
        Column.wide("IP", pod -> Json.textOr("<none>", pod, "status", "podIP")),
        Column.wide("Node", pod -> Json.textOr("<none>", pod, "spec", "nodeName")),
        Column.wide("Nominated Node", pod -> Json.textOr("<none>", pod, "status", "nominatedNodeName")),
        Column.wide("Readiness Gates", PodColumns::gates));
  }

  private static boolean isSidecar(ObjectNode pod, String container) {
    return Json.items(pod, "spec", "initContainers").stream()
        .anyMatch(it -> Json.text(it, "name").equals(container) && Json.text(it, "restartPolicy").equals("Always"));
  }

  private static String ready(ObjectNode pod) {
    int total = Json.items(pod, "spec", "containers").size();
    int ready = 0;
    for (JsonNode status : Json.items(pod, "status", "containerStatuses")) {
      if (Json.flag(status, "ready") && status.path("state").has("running")) {
        ready++;
      }
    }
    for (JsonNode status : Json.items(pod, "status", "initContainerStatuses")) {
      if (isSidecar(pod, Json.text(status, "name"))) {
        total++;
        ready += Json.flag(status, "ready") ? 1 : 0;
      }
    }
    return ready + "/" + total;
  }

  static String status(ObjectNode pod) {
    String reason = Json.textOr(Json.textOr("Unknown", pod, "status", "phase"), pod, "status", "reason");
    for (JsonNode condition : Json.items(pod, "status", "conditions")) {
      if (Json.text(condition, "type").equals("PodScheduled")
          && Json.text(condition, "reason").equals("SchedulingGated")) {
        reason = "SchedulingGated";
      }
    }
    String initializing = initializing(pod);
    if (!initializing.isEmpty()) {
      reason = initializing;
    } else {
      reason = ofContainers(pod, reason);
    }
    if (Json.isDeleting(pod)) {
      String phase = Json.text(pod, "status", "phase");
      boolean over = phase.equals("Succeeded") || phase.equals("Failed");
      if (Json.text(pod, "status", "reason").equals("NodeLost")) {
        return "Unknown";
      }
      return over ? reason : "Terminating";
    }
    return reason;
  }

  /// What the first init container that is not through says, empty if all are.
  private static String initializing(ObjectNode pod) {
    int index = 0;
    for (JsonNode status : Json.items(pod, "status", "initContainerStatuses")) {
      JsonNode state = status.path("state");
      boolean sidecar = isSidecar(pod, Json.text(status, "name"));
      boolean done = state.has("terminated") && Json.integer(-1, state, "terminated", "exitCode") == 0;
      boolean up = sidecar && Json.flag(status, "started");
      if (!done && !up) {
        if (state.has("terminated")) {
          return "Init:" + terminated(state.path("terminated"));
        }
        String waiting = Json.text(state, "waiting", "reason");
        if (!waiting.isEmpty() && !waiting.equals("PodInitializing")) {
          return "Init:" + waiting;
        }
        return "Init:" + index + "/" + Json.items(pod, "spec", "initContainers").size();
      }
      index++;
    }
    return "";
  }

  private static String ofContainers(ObjectNode pod, String phase) {
    String reason = phase;
    boolean running = false;
    List<JsonNode> statuses = Json.items(pod, "status", "containerStatuses");
    for (JsonNode status : statuses.reversed()) {
      JsonNode state = status.path("state");
      String waiting = Json.text(state, "waiting", "reason");
      if (!waiting.isEmpty()) {
        reason = waiting;
      } else if (state.has("terminated")) {
        reason = terminated(state.path("terminated"));
      } else if (Json.flag(status, "ready") && state.has("running")) {
        running = true;
      }
    }
    if (reason.equals("Completed") && running) {
      return isReady(pod) ? "Running" : "NotReady";
    }
    return reason;
  }

  private static boolean isReady(ObjectNode pod) {
    return Json.items(pod, "status", "conditions").stream()
        .anyMatch(it -> Json.text(it, "type").equals("Ready") && Json.text(it, "status").equals("True"));
  }

  private static String terminated(JsonNode state) {
    int signal = Json.integer(0, state, "signal");
    String otherwise = signal != 0 ? "Signal:" + signal : "ExitCode:" + Json.integer(0, state, "exitCode");
    return Json.textOr(otherwise, state, "reason");
  }

  private static String restarts(ObjectNode pod, Instant now) {
    int restarts = 0;
    String last = "";
    for (JsonNode status : Json.items(pod, "status", "containerStatuses")) {
      restarts += Json.integer(0, status, "restartCount");
      String finished = Json.text(status, "lastState", "terminated", "finishedAt");
      last = finished.compareTo(last) > 0 ? finished : last;
    }
    return restarts == 0 || last.isEmpty() ? Integer.toString(restarts) : restarts + " (" + Ages.since(last, now) + " ago)";
  }

  private static String gates(ObjectNode pod) {
    List<JsonNode> gates = Json.items(pod, "spec", "readinessGates");
    if (gates.isEmpty()) {
      return "<none>";
    }
    long met =
        gates.stream()
            .filter(
                gate ->
                    Json.items(pod, "status", "conditions").stream()
                        .anyMatch(
                            it ->
                                Json.text(it, "type").equals(Json.text(gate, "conditionType"))
                                    && Json.text(it, "status").equals("True")))
            .count();
    return met + "/" + gates.size();
  }
}
