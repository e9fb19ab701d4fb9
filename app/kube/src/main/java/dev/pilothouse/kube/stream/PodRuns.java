// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.port.LogSource.Request;
import java.time.DateTimeException;
import java.time.Instant;

/// What a pod says of the runs of its containers, when the stream of a log came to its end.
final class PodRuns {
  private static final String[] STATUSES = {"containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"};

  private PodRuns() {}

  /// Whether the container will write no more: it ended and is not started again, or the pod was replaced by another of its name.
  static boolean isOver(JsonNode pod, Request request) {
    String uid = request.pod().uid();
    if (!uid.isEmpty() && !pod.path("metadata").path("uid").asText().equals(uid)) {
      return true;
    }
    String phase = pod.path("status").path("phase").asText();
    if (phase.equals("Succeeded") || phase.equals("Failed")) {
      return true;
    }
    boolean always = pod.path("spec").path("restartPolicy").asText("Always").equals("Always");
    for (String group : STATUSES) {
      for (JsonNode container : pod.path("status").path(group)) {
        if (container.path("name").asText().equals(request.container())) {
          JsonNode end = container.path("state").path("terminated");
          boolean restarts = group.equals("containerStatuses") && (always || end.path("exitCode").asInt() != 0);
          return !end.isMissingNode() && !restarts;
        }
      }
    }
    return false;
  }

  /// Whether the run that wrote a line is still going on.
  static boolean goesOn(JsonNode pod, String name, Instant line) {
    for (String group : STATUSES) {
      for (JsonNode container : pod.path("status").path(group)) {
        if (container.path("name").asText().equals(name)) {
          return began(container.path("state").path("running").path("startedAt").asText(), line);
        }
      }
    }
    return false;
  }

  /// How the last run of a container ended that is over.
  ///
  /// @param next how often it will have begun anew with the next one
  record End(int next, int exitCode, String reason) {}

  static End lastEnd(JsonNode pod, String name) {
    for (String group : STATUSES) {
      for (JsonNode container : pod.path("status").path(group)) {
        if (container.path("name").asText().equals(name)) {
          boolean running = container.path("state").has("running");
          JsonNode end = container.path("state").path("terminated");
          end = end.isMissingNode() ? container.path("lastState").path("terminated") : end;
          int restarts = container.path("restartCount").asInt();
          return new End(running ? restarts : restarts + 1, end.path("exitCode").asInt(), end.path("reason").asText());
        }
      }
    }
    return new End(1, 0, "");
  }

  private static boolean began(String time, Instant line) {
    try {
      return !Instant.parse(time).isAfter(line);
    } catch (DateTimeException notRunning) {
      return false;
    }
  }
}
