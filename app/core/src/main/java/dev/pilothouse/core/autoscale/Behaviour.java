// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.autoscale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.KubeObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How fast an autoscaler may go up and down (autoscaling/v2, HorizontalPodAutoscalerBehavior; kubernetes,
/// pkg/controller/podautoscaler/horizontal.go).
///
/// @param own whether the object says anything of it; else the controller's plain rule holds
public record Behaviour(Rules up, Rules down, boolean own) {
  /// The controller's own, `--horizontal-pod-autoscaler-downscale-stabilization`.
  private static final Duration DOWN = Duration.ofMinutes(5);
  private static final double TOLERANCE = 0.1;
  private static final Policy ALL = new Policy(true, 100, Duration.ofSeconds(15));
  private static final Policy FOUR = new Policy(false, 4, Duration.ofSeconds(15));

  /// One direction.
  ///
  /// @param window the highest (down) or lowest (up) of what was wanted in this time is what is done
  /// @param select which of the policies counts
  /// @param tolerance by how much a measurement may be beside its target, as a part of it
  public record Rules(Duration window, List<Policy> policies, Select select, double tolerance) {
    public Rules {
      policies = List.copyOf(policies);
    }

    /// How long it takes until the next step when one policy held it back.
    Duration period() {
      return policies.stream().map(Policy::period).min(Duration::compareTo).orElse(Duration.ofSeconds(15));
    }
  }

  /// At most so many pods, or percent of the pods, in a period.
  public record Policy(boolean percent, int value, Duration period) {}

  /// Which of several policies counts.
  public enum Select {
    MAX,
    MIN,
    DISABLED
  }

  static Behaviour read(KubeObject autoscaler) {
    JsonNode own = autoscaler.at("spec", "behavior");
    return new Behaviour(
        rules(own.path("scaleUp"), Duration.ZERO, List.of(FOUR, ALL)),
        rules(own.path("scaleDown"), DOWN, List.of(ALL)),
        own.isObject());
  }

  private static Rules rules(JsonNode from, Duration window, List<Policy> standard) {
    List<Policy> policies = new ArrayList<>();
    for (JsonNode one : from.path("policies")) {
      boolean percent = one.path("type").asText("").equals("Percent");
      policies.add(new Policy(percent, one.path("value").asInt(), Duration.ofSeconds(one.path("periodSeconds").asLong(15))));
    }
    JsonNode seconds = from.path("stabilizationWindowSeconds");
    Select select =
        switch (from.path("selectPolicy").asText("")) {
          case "Min" -> Select.MIN;
          case "Disabled" -> Select.DISABLED;
          default -> Select.MAX;
        };
    String tolerance = from.path("tolerance").asText("");
    return new Rules(
        seconds.isNumber() ? Duration.ofSeconds(seconds.asLong()) : window,
        policies.isEmpty() ? standard : policies,
        select,
        tolerance.isEmpty() ? TOLERANCE : dev.pilothouse.core.model.Quantity.millis(tolerance) / 1000.0);
  }

  /// How many there may be at most after one step up from here.
  int highest(int replicas) {
    if (!own) {
      return Math.max(2 * replicas, 4);
    }
    if (up.select == Select.DISABLED) {
      return replicas;
    }
    var steps = up.policies.stream()
        .mapToInt(one -> one.percent ? (int) Math.ceil(replicas * (1 + one.value / 100.0)) : replicas + one.value);
    return (up.select == Select.MIN ? steps.min() : steps.max()).orElse(replicas);
  }

  /// How few there may be at least after one step down from here.
  int lowest(int replicas) {
    if (!own) {
      return 0;
    }
    if (down.select == Select.DISABLED) {
      return replicas;
    }
    var steps = down.policies.stream()
        .mapToInt(one -> one.percent ? (int) (replicas * (1 - one.value / 100.0)) : replicas - one.value);
    return Math.max(0, (down.select == Select.MIN ? steps.max() : steps.min()).orElse(replicas));
  }
}
