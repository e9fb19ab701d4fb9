// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How fast one autoscaler may scale: what it recommended and how it scaled of late, and the limits that follow from its
/// `behavior` (kubernetes 1.36, `pkg/controller/podautoscaler/horizontal.go`). Without one, nothing is scaled below what was
/// recommended within five minutes, nor up beyond twice as many or four. Loop thread only.
final class ScalingHistory {

  private static final Duration STABILIZATION = Duration.ofMinutes(5);
  /// The longest period that a policy may have.
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private record Recommendation(Instant at, int replicas) {}

  /// @param change how many pods came; below zero when pods went
  private record Scaling(Instant at, int change) {}

  /// What comes of a recommendation.
  ///
  /// @param held the reason of the condition `AbleToScale` when recommendations of late hold it back; empty when none does
  /// @param limit the reason of the condition `ScalingLimited`
  /// @param limited whether more or fewer were wanted than may be
  record Verdict(int replicas, String held, String limit, boolean limited) {}

  /// The most and the fewest that an autoscaler may want.
  record Range(int least, int most) {}

  private final List<Recommendation> recommendations = new ArrayList<>();
  private final List<Scaling> scalings = new ArrayList<>();

  /// What there was before anything was recommended counts as the first recommendation.
  void begin(int current, Instant now) {
    if (recommendations.isEmpty()) {
      recommendations.add(new Recommendation(now, current));
    }
  }

  /// Remembers that so many pods came or, below zero, went.
  void scaled(int change, Instant now) {
    scalings.removeIf(one -> one.at.isBefore(now.minus(LONGEST)));
    scalings.add(new Scaling(now, change));
  }

  /// @param behavior of the autoscaler, with the defaults filled in; missing when it has none
  Verdict limit(JsonNode behavior, int current, int wanted, Range range, Instant now) {
    JsonNode up = behavior.path("scaleUp");
    JsonNode down = behavior.path("scaleDown");
    Duration downWindow = window(down, STABILIZATION);
    Duration upWindow = window(up, Duration.ZERO);
    int highest = wanted;
    int lowest = wanted;
    for (Recommendation one : recommendations) {
      highest = one.at.isAfter(now.minus(downWindow)) ? Math.max(highest, one.replicas) : highest;
      lowest = one.at.isAfter(now.minus(upWindow)) ? Math.min(lowest, one.replicas) : lowest;
    }
    Instant forgotten = now.minus(downWindow.compareTo(upWindow) > 0 ? downWindow : upWindow);
    recommendations.removeIf(one -> one.at.isBefore(forgotten));
    recommendations.add(new Recommendation(now, wanted));
    if (!behavior.isObject()) {
      return plain(current, wanted, highest, range);
    }
    int stabilized = Math.min(Math.max(current, lowest), highest);
    String held = stabilized == wanted ? "" : wanted >= current ? "ScaleUpStabilized" : "ScaleDownStabilized";
    return stabilized > current
        ? upTo(Math.max(current, upLimit(up, current, now)), stabilized, held, range)
        : stabilized < current
            ? downTo(Math.min(current, downLimit(down, current, now)), stabilized, held, range)
            : new Verdict(stabilized, held, "DesiredWithinRange", false);
  }

  private static Verdict plain(int current, int wanted, int highest, Range range) {
    String held = highest == wanted ? "" : "ScaleDownStabilized";
    return highest < range.least
        ? new Verdict(range.least, held, "TooFewReplicas", true)
        : upTo(Math.max(2 * current, 4), highest, held, range);
  }

  private static Verdict upTo(int limit, int stabilized, String held, Range range) {
    int most = Math.min(range.most, limit);
    return stabilized > most
        ? new Verdict(most, held, limit < range.most ? "ScaleUpLimit" : "TooManyReplicas", true)
        : new Verdict(stabilized, held, "DesiredWithinRange", false);
  }

  private static Verdict downTo(int limit, int stabilized, String held, Range range) {
    int least = Math.max(range.least, limit);
    return stabilized < least
        ? new Verdict(least, held, limit > range.least ? "ScaleDownLimit" : "TooFewReplicas", true)
        : new Verdict(stabilized, held, "DesiredWithinRange", false);
  }

  private static Duration window(JsonNode rules, Duration otherwise) {
    JsonNode seconds = rules.path("stabilizationWindowSeconds");
    return seconds.isNumber() ? Duration.ofSeconds(seconds.asLong()) : otherwise;
  }

  private int upLimit(JsonNode rules, int current, Instant now) {
    List<Integer> proposals = new ArrayList<>();
    for (JsonNode policy : Json.items(rules, "policies")) {
      int before = before(policy, current, now);
      int value = Json.integer(0, policy, "value");
      proposals.add(isPods(policy) ? before + value : (int) Math.ceil(before * (1 + value / 100.0)));
    }
    return selected(rules, current, proposals, true);
  }

  private int downLimit(JsonNode rules, int current, Instant now) {
    List<Integer> proposals = new ArrayList<>();
    for (JsonNode policy : Json.items(rules, "policies")) {
      int before = before(policy, current, now);
      int value = Json.integer(0, policy, "value");
      proposals.add(isPods(policy) ? before - value : (int) (before * (1 - value / 100.0)));
    }
    return selected(rules, current, proposals, false);
  }

  private static boolean isPods(JsonNode policy) {
    return Json.text(policy, "type").equals("Pods");
  }

  /// How many there were when the period of a policy began.
  private int before(JsonNode policy, int current, Instant now) {
    Instant begin = now.minusSeconds(Json.integer(15, policy, "periodSeconds"));
    return current - scalings.stream().filter(one -> one.at.isAfter(begin)).mapToInt(Scaling::change).sum();
  }

  private static int selected(JsonNode rules, int current, List<Integer> proposals, boolean up) {
    String select = Json.textOr("Max", rules, "selectPolicy");
    if (select.equals("Disabled") || proposals.isEmpty()) {
      return current;
    }
    boolean greatest = up == select.equals("Max");
    return proposals.stream().reduce(greatest ? Math::max : Math::min).orElse(current);
  }
}
