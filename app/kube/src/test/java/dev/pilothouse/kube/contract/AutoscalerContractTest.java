// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// How an autoscaler follows its `behavior`, on every cluster that there is.
@Execution(ExecutionMode.CONCURRENT)
class AutoscalerContractTest {
  /// Metrics come every ten seconds, and the controller looks every fifteen.
  private static final Duration A_WHILE = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  private static String autoscalers(ClusterUnderTest cluster) {
    return "/apis/autoscaling/v2/namespaces/" + cluster.namespace() + "/horizontalpodautoscalers";
  }

  /// Pods that use some of the CPU that they request, and an autoscaler that wants them to use another share of it.
  private static void autoscaled(ClusterUnderTest cluster, int replicas, int utilization, String behavior) throws Exception {
    cluster.create(ClusterUnderTest.DEPLOYMENTS.path(cluster.namespace()), """
        {"kind": "Deployment", "apiVersion": "apps/v1", "metadata": {"name": "web"},
         "spec": {"replicas": %d, "selector": {"matchLabels": {"app": "web"}},
                  "template": {"metadata": {"labels": {"app": "web"}},
                               "spec": {"terminationGracePeriodSeconds": 1,
                                        "containers": [{"name": "main", "image": "registry.example/main:1",
                                                        "resources": {"requests": {"cpu": "100m"}}}]}}}}""".formatted(replicas));
    cluster.create(autoscalers(cluster), """
        {"kind": "HorizontalPodAutoscaler", "apiVersion": "autoscaling/v2", "metadata": {"name": "web"},
         "spec": {"minReplicas": 1, "maxReplicas": 9,
                  "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"},
                  "metrics": [{"type": "Resource", "resource": {"name": "cpu",
                    "target": {"type": "Utilization", "averageUtilization": %d}}}],
                  "behavior": %s}}""".formatted(utilization, behavior));
  }

  private static JsonNode autoscaler(ClusterUnderTest cluster) throws Exception {
    return cluster.get(autoscalers(cluster) + "/web");
  }

  private static int wanted(ClusterUnderTest cluster) throws Exception {
    return cluster.get(ClusterUnderTest.DEPLOYMENTS.path(cluster.namespace()) + "/web").at("/spec/replicas").asInt();
  }

  /// A condition in one line, as `True ScaleUpLimit: the desired …`.
  private static String says(ClusterUnderTest cluster, String type) throws Exception {
    for (JsonNode one : autoscaler(cluster).at("/status/conditions")) {
      if (one.path("type").asText().equals(type)) {
        return one.path("status").asText() + " " + one.path("reason").asText() + ": " + one.path("message").asText();
      }
    }
    return "";
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void itsPolicyLetsOnePodComeAndThenNoMore(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      autoscaled(cluster, 1, 10, """
          {"scaleUp": {"policies": [{"type": "Pods", "value": 1, "periodSeconds": 900}]}}""");
      await().atMost(A_WHILE).until(() -> wanted(cluster) == 2);
      await().atMost(A_WHILE).until(
          () -> autoscaler(cluster).at("/status/currentReplicas").asInt() == 2
              && says(cluster, "ScalingLimited").startsWith("True ScaleUpLimit"));
      assertThat(says(cluster, "ScalingLimited"))
          .isEqualTo("True ScaleUpLimit: the desired replica count is increasing faster than the maximum scale rate");
      assertThat(says(cluster, "ScalingActive")).isEqualTo(
          "True ValidMetricFound: the HPA was able to successfully calculate a replica count from cpu resource utilization"
              + " (percentage of request)");
      assertThat(wanted(cluster)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aDirectionThatIsDisabledIsNotTaken(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      autoscaled(cluster, 3, 1000, """
          {"scaleDown": {"stabilizationWindowSeconds": 0, "selectPolicy": "Disabled"}}""");
      await().atMost(A_WHILE).until(() -> says(cluster, "ScalingLimited").startsWith("True"));
      assertThat(says(cluster, "ScalingLimited"))
          .isEqualTo("True ScaleDownLimit: the desired replica count is decreasing faster than the maximum scale rate");
      assertThat(wanted(cluster)).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void whatWasWantedOfLateHoldsPodsBack(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      autoscaled(cluster, 3, 1000, "{\"scaleDown\": {\"stabilizationWindowSeconds\": 900}}");
      await().atMost(A_WHILE).until(() -> says(cluster, "AbleToScale").startsWith("True ScaleDownStabilized"));
      assertThat(says(cluster, "AbleToScale")).isEqualTo(
          "True ScaleDownStabilized: recent recommendations were higher than current one,"
              + " applying the highest recent recommendation");
      assertThat(says(cluster, "ScalingLimited"))
          .isEqualTo("False DesiredWithinRange: the desired count is within the acceptable range");
      assertThat(wanted(cluster)).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void theServerFillsInWhatABehaviorDoesNotSay(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      autoscaled(cluster, 1, 80, "{\"scaleDown\": {\"selectPolicy\": \"Min\"}}");
      assertThat(autoscaler(cluster).at("/spec/behavior")).isEqualTo(JSON.readTree("""
          {"scaleUp": {"stabilizationWindowSeconds": 0, "selectPolicy": "Max", "policies": [
             {"type": "Pods", "value": 4, "periodSeconds": 15}, {"type": "Percent", "value": 100, "periodSeconds": 15}]},
           "scaleDown": {"selectPolicy": "Min", "policies": [{"type": "Percent", "value": 100, "periodSeconds": 15}]}}"""));
    }
  }
}
