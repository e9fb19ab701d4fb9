// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// What an API server held of the pods of a Deployment at each resource version, told by a watch of its own. It counts by rules of
/// its own, so that it can differ from what the program shows. Times are of `System.nanoTime()`.
final class PodHistory {
  private static final String GONE = "Gone";
  private final Map<String, Pod> pods = new HashMap<>();
  private final Map<Pod, Integer> counts = new LinkedHashMap<>();
  private final List<State> states = new ArrayList<>();

  /// A pod as far as it is counted: its image tells of which revision it is.
  private record Pod(String image, String stage) {}

  /// What is true from a moment until the next state's.
  record State(long since, Map<Pod, Integer> counts) {

    /// What the two lanes have to show when an image is the newest one.
    Lanes lanes(String newest) {
      return new Lanes(
          fresh(newest, "Pending"), fresh(newest, "Pulling"), fresh(newest, "Starting"), fresh(newest, "Ready"),
          sum(one -> !one.image.equals(newest) && active(one)),
          sum(one -> !one.image.equals(newest) && one.stage.equals("Terminating")),
          sum(one -> !one.image.equals(newest) && one.stage.equals(GONE)));
    }

    /// What the chart has to tell.
    Totals totals(String newest) {
      return new Totals(
          sum(State::active), sum(one -> one.stage.equals("Ready")), sum(one -> one.image.equals(newest) && active(one)),
          fresh(newest, "Ready"));
    }

    private int fresh(String newest, String stage) {
      return counts.getOrDefault(new Pod(newest, stage), 0);
    }

    private int sum(Predicate<Pod> which) {
      return counts.entrySet().stream().filter(one -> which.test(one.getKey())).mapToInt(Map.Entry::getValue).sum();
    }

    private static boolean active(Pod pod) {
      return !pod.stage.equals(GONE) && !pod.stage.equals("Terminating");
    }
  }

  /// How many pods stand in the stages of the two lanes.
  record Lanes(int pending, int pulling, int starting, int ready, int serving, int terminating, int gone) {}

  /// How many pods there are, those that are being deleted aside.
  record Totals(int total, int available, int updated, int updatedReady) {}

  /// @param event an event of a watch of pods, as the server sends it
  synchronized void accept(JsonNode event, long at) {
    JsonNode object = event.path("object");
    String uid = object.path("metadata").path("uid").asText();
    if (uid.isEmpty()) {
      throw new IllegalStateException("not an event of a pod: " + event);
    }
    Pod before = pods.get(uid);
    boolean deleted = event.path("type").asText().equals("DELETED");
    Pod now = new Pod(object.path("spec").path("containers").path(0).path("image").asText(), deleted ? GONE : stage(object));
    if (now.equals(before)) {
      return;
    }
    if (before != null) {
      counts.merge(before, -1, Integer::sum);
    }
    counts.merge(now, 1, Integer::sum);
    pods.put(uid, now);
    states.add(new State(at, Map.copyOf(counts)));
  }

  private static String stage(JsonNode pod) {
    JsonNode status = pod.path("status");
    if (List.of("Succeeded", "Failed").contains(status.path("phase").asText())) {
      return GONE;
    }
    if (pod.path("metadata").has("deletionTimestamp")) {
      return "Terminating";
    }
    for (JsonNode condition : status.path("conditions")) {
      if (condition.path("type").asText().equals("Ready") && condition.path("status").asText().equals("True")) {
        return "Ready";
      }
    }
    if (!pod.path("spec").has("nodeName")) {
      return "Pending";
    }
    for (JsonNode container : status.path("containerStatuses")) {
      if (container.path("state").has("running") || container.path("restartCount").asInt() > 0) {
        return "Starting";
      }
    }
    return "Pulling";
  }

  /// How long before a moment something was true last, in nanoseconds: 0 when it was true then, or came true up to `ahead` later.
  /// Empty when it was not true since `atMost` before.
  synchronized OptionalLong age(Predicate<State> was, long moment, long atMost, long ahead) {
    OptionalLong least = OptionalLong.empty();
    for (int i = 0; i < states.size(); i++) {
      long until = i + 1 < states.size() ? states.get(i + 1).since : Long.MAX_VALUE;
      boolean within = until >= moment - atMost && states.get(i).since <= moment + ahead;
      if (within && was.test(states.get(i))) {
        least = OptionalLong.of(Math.max(0, moment - until));
      }
    }
    return least;
  }

  /// What was told last.
  synchronized State last() {
    return states.isEmpty() ? new State(0, Map.of()) : states.getLast();
  }

  /// How many states there were.
  synchronized int size() {
    return states.size();
  }
}
