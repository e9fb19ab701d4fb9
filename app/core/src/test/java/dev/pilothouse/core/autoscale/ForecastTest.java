// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.autoscale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.autoscale.Forecast.Reason;
import dev.pilothouse.core.autoscale.Forecast.Seen;
import dev.pilothouse.core.command.SetAutoscalerLimits.Limits;
import dev.pilothouse.core.kind.HorizontalPodAutoscalerKind;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/// What autoscalers do next. The numbers of the tables were reckoned by hand from the controller's rules.
class ForecastTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:42:14Z");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ResourceRef HPA = new ResourceRef(HorizontalPodAutoscalerKind.KIND, "shop", "checkout");

  static Autoscaler read(String yaml) {
    JsonNode tree = JSON.valueToTree(new Yaml().<Object>load(yaml));
    return Autoscaler.of(HPA, new KubeObject(tree));
  }

  /// Of CPU with a target of 80 %.
  private static Autoscaler cpu(int min, int max, int current, String measured, String behaviour) {
    String metrics =
        measured.isEmpty()
            ? "[]"
            : "[{type: Resource, resource: {name: cpu, current: {averageUtilization: " + measured + ", averageValue: 185m}}}]";
    return read(
        "{spec: {minReplicas: " + min + ", maxReplicas: " + max + ", scaleTargetRef: {kind: Deployment, name: checkout}, metrics: [{type:"
            + " Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]" + behaviour + "}, status:"
            + " {currentReplicas: " + current + ", currentMetrics: " + metrics + "}}");
  }

  @ParameterizedTest(name = "{0}–{1}, now {2}, CPU {3} %: {5} to {4}")
  @CsvSource({
    "3, 12,  5,  74,  5, STEADY",
    "3, 12,  5,  72,  5, STEADY",
    "3, 12,  5,  88,  5, STEADY",
    "3, 12,  5,  89,  6, UP",
    "3, 12,  5, 100,  7, UP",
    "3, 12,  5, 160, 10, UP",
    "3, 12,  5, 400, 10, STEPWISE",
    "3, 12, 10, 160, 12, UP",
    "3, 12, 12, 160, 12, AT_MAXIMUM",
    "3, 12,  1, 400,  3, BELOW_MINIMUM",
    "1, 12,  1, 400,  4, STEPWISE",
    "3, 12,  5,  71,  5, STEADY",
    "3, 12,  5,  64,  4, DOWN",
    "3, 12,  5,  20,  3, DOWN",
    "3, 12,  3,  20,  3, AT_MINIMUM",
    "3, 12, 14,  50, 12, ABOVE_MAXIMUM",
    "3, 12,  2,  50,  3, BELOW_MINIMUM",
    "3, 12,  0,  50,  0, OFF",
    "5,  5,  5, 300,  5, PAUSED",
    "3, 12,  5,  '', 5, NO_METRICS"
  })
  void theNextNumberFollowsFromWhatIsMeasured(int min, int max, int current, String measured, int next, Reason reason) {
    Forecast forecast = Forecast.now(cpu(min, max, current, measured, ""), List.of(), NOW);
    assertThat(forecast.replicas()).isEqualTo(next);
    // 71 of 80 is beside the tolerance, but 5 × 0.8875 is rounded up to 5 again
    assertThat(forecast.reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "from {0} to {1} at {2} %: {3}, {4}")
  @CsvSource({
    "5,  8,  74,  5, DOWN",
    "5,  4,  74,  5, UP",
    "5,  2,  74,  3, BELOW_MINIMUM",
    "5, 20,  74, 12, ABOVE_MAXIMUM",
    "5,  0,  74,  0, OFF",
    "5,  6,  90,  6, STEADY",
    "5, 12, 300, 12, AT_MAXIMUM"
  })
  void whenSomebodyElseSetsTheReplicasTheSameLoadIsSpreadOverThem(int from, int to, String measured, int next, Reason reason) {
    Forecast forecast = Forecast.after(cpu(3, 12, from, measured, ""), from, to);
    assertThat(forecast.replicas()).isEqualTo(next);
    assertThat(forecast.reason()).isEqualTo(reason);
  }

  @Test
  void aNumberOutsideItsLimitsIsSetBackAtItsNextLookAndFewerOnlyAfterTheWindow() {
    assertThat(Forecast.after(cpu(3, 12, 5, "74", ""), 5, 20).within()).isEqualTo(Autoscaler.SYNC);
    assertThat(Forecast.after(cpu(3, 12, 5, "74", ""), 5, 8).within()).isEqualTo(Duration.ofSeconds(315));
    String quick = ", behavior: {scaleDown: {stabilizationWindowSeconds: 0}}";
    assertThat(Forecast.after(cpu(3, 12, 5, "74", quick), 5, 8).within()).isEqualTo(Autoscaler.SYNC);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "scaleUp: {policies: [{type: Pods, value: 2, periodSeconds: 60}]} | 7 | STEPWISE",
        "scaleUp: {policies: [{type: Percent, value: 10, periodSeconds: 60}]} | 6 | STEPWISE",
        "scaleUp: {policies: [{type: Pods, value: 1, periodSeconds: 60}, {type: Percent, value: 100, periodSeconds: 60}]} | 10 | UP",
        "scaleUp: {selectPolicy: Min, policies: [{type: Pods, value: 1, periodSeconds: 60}, {type: Percent, value: 100, periodSeconds: 60}]} | 6 | STEPWISE",
        "scaleUp: {selectPolicy: Disabled} | 5 | FORBIDDEN",
        "scaleUp: {tolerance: '1.5'} | 5 | STEADY",
        "scaleDown: {selectPolicy: Disabled} | 10 | UP"
      })
  void policiesBoundHowFarItGoesUp(String behaviour, int next, Reason reason) {
    Forecast forecast = Forecast.now(cpu(3, 12, 5, "160", ", behavior: {" + behaviour + "}"), List.of(), NOW);
    assertThat(forecast.replicas()).isEqualTo(next);
    assertThat(forecast.reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "scaleDown: {policies: [{type: Pods, value: 1, periodSeconds: 60}]} | 9 | STEPWISE",
        "scaleDown: {policies: [{type: Percent, value: 50, periodSeconds: 60}]} | 5 | STEPWISE",
        "scaleDown: {selectPolicy: Disabled} | 10 | FORBIDDEN",
        "scaleUp: {selectPolicy: Disabled} | 3 | DOWN"
      })
  void policiesBoundHowFarItGoesDown(String behaviour, int next, Reason reason) {
    Forecast forecast = Forecast.now(cpu(3, 12, 10, "16", ", behavior: {" + behaviour + "}"), List.of(), NOW);
    assertThat(forecast.replicas()).isEqualTo(next);
    assertThat(forecast.reason()).isEqualTo(reason);
  }

  @Test
  void fewerIsHeldBackAsLongAsMoreWasAskedForInTheWindow() {
    Autoscaler quiet = cpu(3, 12, 5, "20", "");
    Forecast held = Forecast.now(quiet, List.of(new Seen(NOW.minusSeconds(400), 9), new Seen(NOW.minusSeconds(100), 4)), NOW);
    assertThat(held.reason()).isEqualTo(Reason.HELD);
    assertThat(held.replicas()).isEqualTo(5);
    assertThat(held.within()).isEqualTo(Duration.ofSeconds(200));
    assertThat(Forecast.now(quiet, List.of(new Seen(NOW.minusSeconds(400), 9)), NOW).reason()).isEqualTo(Reason.DOWN);
  }

  @Test
  void theMetricThatAsksForTheMostDecides() {
    Autoscaler both =
        read(
            """
            spec:
              minReplicas: 1
              maxReplicas: 20
              metrics:
              - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}
              - {type: Pods, pods: {metric: {name: requests}, target: {type: AverageValue, averageValue: '100'}}}
              - {type: External, external: {metric: {name: queue}, target: {type: Value, value: 1k}}}
            status:
              currentReplicas: 4
              currentMetrics:
              - {type: Pods, pods: {metric: {name: requests}, current: {averageValue: 150500m}}}
              - {type: Resource, resource: {name: cpu, current: {averageUtilization: 40}}}
              - {type: External, external: {metric: {name: queue}, current: {value: 500}}}
            """);
    Forecast forecast = Forecast.now(both, List.of(), NOW);
    assertThat(forecast.asked()).isEqualTo(7);
    assertThat(forecast.decisive()).extracting(Metric::name).isEqualTo("requests");
  }

  @Test
  void withOneMetricMissingNothingIsTakenAway() {
    Autoscaler half =
        read(
            """
            spec:
              maxReplicas: 20
              metrics:
              - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}
              - {type: Resource, resource: {name: memory, target: {type: Utilization, averageUtilization: 80}}}
            status:
              currentReplicas: 8
              currentMetrics: [{type: Resource, resource: {name: cpu, current: {averageUtilization: 10}}}]
              conditions: [{type: ScalingActive, status: 'False', reason: FailedGetResourceMetric, message: no memory}]
            """);
    Forecast forecast = Forecast.now(half, List.of(), NOW);
    assertThat(forecast.reason()).isEqualTo(Reason.NO_METRICS);
    assertThat(forecast.replicas()).isEqualTo(8);
    assertThat(forecast.sentence(half).places()).contains("no memory");
  }

  @ParameterizedTest(name = "now {0}, wanted {1}: {2}–{3}")
  @CsvSource({"5, 8, 8, 12", "5, 14, 14, 14", "5, 4, 3, 4", "5, 2, 2, 2", "5, 1, 1, 1"})
  void theLimitsFollowTheNumberThatIsToBeKept(int now, int wanted, int min, int max) {
    assertThat(LimitsPlan.keep(cpu(3, 12, now, "74", ""), now, wanted)).hasValueSatisfying(
        plan -> assertThat(plan.limits()).isEqualTo(new Limits(min, max)));
  }

  @Test
  void aHorizontalPodAutoscalerKeepsNoneAtZeroAndAScaledObjectDoes() {
    Autoscaler hpa = cpu(3, 12, 5, "74", "");
    assertThat(LimitsPlan.keep(hpa, 5, 0)).isEmpty();
    ResourceRef scaled = new ResourceRef(new ResourceKind("keda.sh", "v1alpha1", "scaledobjects", "ScaledObject", true), "shop", "checkout");
    Autoscaler keda =
        hpa.madeBy(scaled, new KubeObject(JSON.valueToTree(new Yaml().<Object>load("{spec: {minReplicaCount: 2, maxReplicaCount: 9}}"))));
    assertThat(keda.min()).isEqualTo(2);
    assertThat(LimitsPlan.keep(keda, 5, 0)).hasValueSatisfying(plan -> assertThat(plan.limits()).isEqualTo(new Limits(0, 0)));
    assertThat(LimitsPlan.keep(keda, 5, 7).orElseThrow().command(keda).target()).isEqualTo(scaled);
  }
}
