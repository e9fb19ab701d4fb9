// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.Conditions;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// How an autoscaler follows the `behavior` that it is given, as the real controller does: at its own pace up and down.
class AutoscalerBehaviorTest {
  /// How often the controller looks, in seconds.
  private static final int PERIOD = 15;

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  /// Two pods that have far too much to do, or twelve with far too little.
  private void web(int replicas, String image, int most, String behavior) {
    world.create(BuiltInTypes.DEPLOYMENTS, World.deployment("web", replicas, image, ""));
    world.seconds(60);
    world.create(BuiltInTypes.HORIZONTAL_POD_AUTOSCALERS, """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web, namespace: default}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 2
          maxReplicas: %d
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 75}}}]
          %s
        """.formatted(most, behavior));
  }

  private int wanted() {
    return Json.integer(0, world.get(BuiltInTypes.DEPLOYMENTS, "web"), "spec", "replicas");
  }

  /// How many pods are wanted after each of the controller's looks.
  private List<Integer> looks(int count) {
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      world.seconds(PERIOD);
      wanted.add(wanted());
    }
    return wanted;
  }

  private String says(String condition) {
    ObjectNode autoscaler = world.get(BuiltInTypes.HORIZONTAL_POD_AUTOSCALERS, "web");
    return world.condition(BuiltInTypes.HORIZONTAL_POD_AUTOSCALERS, "web", condition) + ": "
        + Json.text(Conditions.find(autoscaler, condition), "message");
  }

  @Test
  void withoutABehaviorItAtMostDoublesOrGoesToFour() {
    web(2, "busy:1", 20, "");
    assertThat(looks(1)).containsExactly(4);
    assertThat(says("ScalingLimited"))
        .isEqualTo("True ScaleUpLimit: the desired replica count is increasing faster than the maximum scale rate");
    world.seconds(PERIOD);
    assertThat(wanted()).isBetween(5, 8);
  }

  @Test
  void aPolicyOfPodsLetsSoManyComeInAPeriod() {
    web(2, "busy:1", 20, "behavior: {scaleUp: {policies: [{type: Pods, value: 1, periodSeconds: 60}]}}");
    List<Integer> wanted = looks(9);
    assertThat(wanted.getFirst()).isEqualTo(3);
    assertThat(wanted.subList(0, 4)).as("one a minute").containsOnly(3);
    assertThat(wanted.getLast()).isEqualTo(5);
    assertThat(says("ScalingLimited")).startsWith("True ScaleUpLimit");
  }

  @Test
  void theGreatestOfSeveralPoliciesCountsAndTheSmallestWhenItIsAskedFor() {
    String policies = "policies: [{type: Pods, value: 1, periodSeconds: 60}, {type: Percent, value: 50, periodSeconds: 60}]";
    web(6, "busy:1", 20, "behavior: {scaleUp: {%s}}".formatted(policies));
    assertThat(looks(1)).as("half as many more").containsExactly(9);
    world.delete(BuiltInTypes.HORIZONTAL_POD_AUTOSCALERS, "web");
    world.delete(BuiltInTypes.DEPLOYMENTS, "web");
    world.seconds(60);
    web(6, "busy:1", 20, "behavior: {scaleUp: {selectPolicy: Min, %s}}".formatted(policies));
    assertThat(looks(1)).as("one more").containsExactly(7);
  }

  @Test
  void aDirectionThatIsDisabledIsNotTaken() {
    web(2, "busy:1", 20, "behavior: {scaleUp: {selectPolicy: Disabled}}");
    assertThat(looks(8)).containsOnly(2);
    assertThat(says("ScalingLimited")).startsWith("True ScaleUpLimit");
  }

  @Test
  void itWaitsForItsWindowBeforeItScalesUp() {
    web(2, "busy:1", 20, "behavior: {scaleUp: {stabilizationWindowSeconds: 120}}");
    assertThat(looks(7)).containsOnly(2);
    assertThat(says("AbleToScale")).isEqualTo(
        "True ScaleUpStabilized: recent recommendations were lower than current one, applying the lowest recent recommendation");
    assertThat(looks(4).getLast()).isGreaterThan(2);
  }

  @Test
  void itTakesPodsAwayByItsPolicyOnceTheWindowHasPassed() {
    web(12, "web:1", 20,
        "behavior: {scaleDown: {stabilizationWindowSeconds: 60, policies: [{type: Percent, value: 25, periodSeconds: 60}]}}");
    assertThat(looks(3)).containsOnly(12);
    assertThat(says("AbleToScale")).startsWith("True ScaleDownStabilized: recent recommendations were higher");
    assertThat(looks(4)).contains(9);
    assertThat(wanted()).as("not more than a quarter in a minute").isEqualTo(9);
    assertThat(says("ScalingLimited"))
        .isEqualTo("True ScaleDownLimit: the desired replica count is decreasing faster than the maximum scale rate");
  }

  @Test
  void withoutAWindowForScalingDownItWaitsFiveMinutes() {
    web(12, "web:1", 20, "behavior: {scaleUp: {stabilizationWindowSeconds: 30}}");
    world.after(Duration.ofMinutes(4));
    assertThat(wanted()).isEqualTo(12);
    world.after(Duration.ofSeconds(90));
    assertThat(wanted()).isLessThan(12);
  }

  @Test
  void whatTheTargetHasBeyondTheLimitsIsTakenAtOnce() {
    web(12, "web:1", 8, "behavior: {scaleDown: {selectPolicy: Disabled}}");
    assertThat(looks(1)).containsExactly(8);
    assertThat(world.events("web"))
        .contains("SuccessfulRescale: New size: 8; reason: Current number of replicas above Spec.MaxReplicas");
  }

  @Test
  void theServerFillsInWhatABehaviorDoesNotSay() {
    web(2, "web:1", 20, "behavior: {scaleDown: {selectPolicy: Min}}");
    ObjectNode autoscaler = world.get(BuiltInTypes.HORIZONTAL_POD_AUTOSCALERS, "web");
    assertThat(autoscaler.at("/spec/behavior/scaleUp").toString()).isEqualTo(
        "{\"selectPolicy\":\"Max\",\"stabilizationWindowSeconds\":0,\"policies\":["
            + "{\"type\":\"Pods\",\"value\":4,\"periodSeconds\":15},"
            + "{\"type\":\"Percent\",\"value\":100,\"periodSeconds\":15}]}");
    assertThat(autoscaler.at("/spec/behavior/scaleDown").toString())
        .isEqualTo("{\"selectPolicy\":\"Min\",\"policies\":[{\"type\":\"Percent\",\"value\":100,\"periodSeconds\":15}]}");
  }
}
