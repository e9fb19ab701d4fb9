// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.autoscale;

import dev.pilothouse.core.autoscale.Forecast.Seen;
import dev.pilothouse.core.model.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Each reason why an autoscaler does what it does, or does nothing, on its own. Its target is 80 % of CPU, its limits are 3 and 12.
class WhyNotTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:42:14Z");
  private static final String BROKEN =
      "{type: AbleToScale, status: 'False', reason: FailedGetScale, message: no scale of checkout}";

  /// @param more lines of the spec and of the status, each by its name
  private static Autoscaler measured(int replicas, String percent, String... more) {
    StringBuilder spec = new StringBuilder("{minReplicas: 3, maxReplicas: 12, metrics: [{type: Resource, resource: {name: cpu, target:"
        + " {type: Utilization, averageUtilization: 80}}}]");
    StringBuilder status = new StringBuilder("{currentReplicas: " + replicas);
    if (!percent.isEmpty()) {
      status.append(", currentMetrics: [{type: Resource, resource: {name: cpu, current: {averageUtilization: ").append(percent).append("}}}]");
    }
    Arrays.stream(more).forEach(line -> (line.startsWith("conditions") ? status : spec).append(", ").append(line));
    return ForecastTest.read("{spec: " + spec + "}, status: " + status + "}}");
  }

  private static Autoscaler limited(int min, int max, int replicas) {
    return ForecastTest.read(
        "{spec: {minReplicas: " + min + ", maxReplicas: " + max + ", metrics: [{type: Resource, resource: {name: cpu, target: {type:"
            + " Utilization, averageUtilization: 80}}}]}, status: {currentReplicas: " + replicas + ", currentMetrics: [{type: Resource,"
            + " resource: {name: cpu, current: {averageUtilization: 160}}}]}}");
  }

  /// What is said, with its numbers.
  private static String told(Autoscaler autoscaler, Seen... seen) {
    Forecast forecast = Forecast.now(autoscaler, List.of(seen), NOW);
    Message sentence = forecast.sentence(autoscaler);
    List<Object> numbers = sentence.places().stream().filter(place -> !(place instanceof Message)).toList();
    return sentence.key().substring("autoscaler.next.".length()) + " " + numbers;
  }

  @Test
  void withNoReplicasItIsSwitchedOff() {
    assertThat(told(measured(0, "160"))).isEqualTo("off []");
  }

  @Test
  void whatItCannotScaleStaysForTheReasonThatItsConditionGives() {
    assertThat(told(measured(5, "160", "conditions: [" + BROKEN + "]"))).isEqualTo("unable [no scale of checkout]");
  }

  @Test
  void withoutAMetricItDoesNothingForTheReasonThatItsConditionGives() {
    String inactive = "conditions: [{type: ScalingActive, status: 'False', reason: FailedGetResourceMetric, message: no metrics known}]";
    assertThat(told(measured(5, "", inactive))).isEqualTo("noMetrics [no metrics known]");
  }

  @Test
  void withBothLimitsTheSameItIsPaused() {
    assertThat(told(limited(5, 5, 5))).isEqualTo("paused [5]");
  }

  @Test
  void moreThanItsMaximumGoesDownToIt() {
    assertThat(told(limited(3, 12, 15))).isEqualTo("aboveMaximum [12, 15]");
  }

  @Test
  void fewerThanItsMinimumGoUpToIt() {
    assertThat(told(limited(3, 12, 2))).isEqualTo("belowMinimum [3, 2]");
  }

  @Test
  void moreIsAskedForThanItsMaximumAllows() {
    assertThat(told(measured(12, "160"))).isEqualTo("atMaximum [12, 24]");
  }

  @Test
  void fewerAreAskedForThanItsMinimumAllows() {
    assertThat(told(measured(3, "20"))).isEqualTo("atMinimum [3, 1]");
  }

  @Test
  void nearEnoughToTheTargetItStays() {
    assertThat(told(measured(10, "87"))).isEqualTo("steady [10]");
    assertThat(told(measured(12, "73"))).isEqualTo("steady [12]");
  }

  @Test
  void beyondTheToleranceItGoesUpAtItsNextLook() {
    assertThat(told(measured(5, "100"))).isEqualTo("up [7, " + Autoscaler.SYNC + "]");
  }

  @Test
  void beyondTheToleranceItGoesDownAfterItsWindow() {
    assertThat(told(measured(5, "64"))).isEqualTo("down [4, " + Duration.ofMinutes(5).plus(Autoscaler.SYNC) + "]");
  }

  @Test
  void fewerIsHeldBackWhileMoreWasAskedForAShortTimeAgo() {
    assertThat(told(measured(5, "64"), new Seen(NOW.minusSeconds(60), 6))).isEqualTo("held [5, 4, PT4M]");
  }

  @Test
  void fewerIsHeldBackForAWholeWindowWhereOnlyItsConditionSaysSo() {
    String held = "conditions: [{type: AbleToScale, status: 'True', reason: ScaleDownStabilized, message: recent recommendations}]";
    assertThat(told(measured(5, "64", held))).isEqualTo("held [5, 4, PT5M]");
  }

  @Test
  void whereScalingUpIsDisabledMoreIsAskedForInVain() {
    assertThat(told(measured(5, "160", "behavior: {scaleUp: {selectPolicy: Disabled}}"))).isEqualTo("noUp [5, 10]");
  }

  @Test
  void whereScalingDownIsDisabledFewerAreAskedForInVain() {
    assertThat(told(measured(10, "40", "behavior: {scaleDown: {selectPolicy: Disabled}}"))).isEqualTo("noDown [10, 5]");
  }

  @Test
  void policiesLetItGoUpInSteps() {
    String slow = "behavior: {scaleUp: {policies: [{type: Pods, value: 2, periodSeconds: 60}]}}";
    assertThat(told(measured(5, "160", slow))).isEqualTo("stepwise [7, 10, " + Autoscaler.SYNC + "]");
  }

  @Test
  void policiesLetItGoDownInSteps() {
    String slow = "behavior: {scaleDown: {stabilizationWindowSeconds: 0, policies: [{type: Pods, value: 1, periodSeconds: 60}]}}";
    assertThat(told(measured(10, "40", slow))).isEqualTo("stepwise [9, 5, " + Autoscaler.SYNC + "]");
  }
}
