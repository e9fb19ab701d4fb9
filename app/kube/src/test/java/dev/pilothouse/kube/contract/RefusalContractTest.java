// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What a cluster refuses while workloads grow, roll or give way, and its words, on every cluster that there is.
class RefusalContractTest {
  private static final Duration A_WHILE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  private static HttpResponse<String> post(ClusterUnderTest cluster, String path, String json) throws Exception {
    return cluster.http().send(
        cluster.http().request("/api/v1/namespaces/" + cluster.namespace() + path).post("application/json", json).build(),
        String.class,
        Duration.ofSeconds(20));
  }

  private static void quota(ClusterUnderTest cluster, String hard) throws Exception {
    String path = "/api/v1/namespaces/" + cluster.namespace() + "/resourcequotas";
    cluster.create(path, """
        {"kind": "ResourceQuota", "apiVersion": "v1", "metadata": {"name": "small"}, "spec": {"hard": %s}}""".formatted(hard));
    await().atMost(A_WHILE).until(() -> cluster.get(path + "/small").at("/status/used").size() == JSON.readTree(hard).size());
  }

  private static JsonNode condition(JsonNode object, String type) {
    for (JsonNode one : object.at("/status/conditions")) {
      if (one.path("type").asText().equals(type)) {
        return one;
      }
    }
    return JSON.createObjectNode();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aQuotaRefusesWhatIsTooManyAndTheDeploymentSaysSo(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      quota(cluster, "{\"pods\": \"1\"}");
      cluster.deployment("web", 2);

      String path = ClusterUnderTest.DEPLOYMENTS.path(cluster.namespace()) + "/web";
      await().atMost(A_WHILE).until(() -> condition(cluster.get(path), "ReplicaFailure").has("message"));

      JsonNode failure = condition(cluster.get(path), "ReplicaFailure");
      assertThat(failure.path("status").asText()).isEqualTo("True");
      assertThat(failure.path("reason").asText()).isEqualTo("FailedCreate");
      assertThat(failure.path("message").asText()).matches(
          "pods \"web-\\w+-\\w+\" is forbidden: exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1");
      JsonNode set = cluster.get(ClusterUnderTest.REPLICA_SETS.path(cluster.namespace())).at("/items/0");
      assertThat(condition(set, "ReplicaFailure").path("message")).isEqualTo(failure.path("message"));
      JsonNode used = cluster.get("/api/v1/namespaces/" + cluster.namespace() + "/resourcequotas/small").at("/status/used");
      assertThat(used.toString()).isEqualTo("{\"pods\":\"1\"}");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aQuotaOfCpuRefusesAPodThatDoesNotSayWhatItTakes(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      quota(cluster, "{\"limits.cpu\": \"1\", \"requests.cpu\": \"1\"}");

      HttpResponse<String> answer = post(cluster, "/pods", """
          {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "lone"},
           "spec": {"containers": [{"name": "main", "image": "registry.example/web:1", "resources": {"requests": {"cpu": "2"}}}]}}""");

      assertThat(answer.code()).isEqualTo(403);
      JsonNode status = JSON.readTree(answer.body());
      assertThat(status.path("reason").asText()).isEqualTo("Forbidden");
      assertThat(status.path("message").asText())
          .isEqualTo("pods \"lone\" is forbidden: failed quota: small: must specify limits.cpu for: main");
      assertThat(status.path("details").toString()).isEqualTo("{\"name\":\"lone\",\"kind\":\"pods\"}");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aLimitRangeFillsInWhatAContainerDoesNotSay(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      cluster.create("/api/v1/namespaces/" + cluster.namespace() + "/limitranges", """
          {"kind": "LimitRange", "apiVersion": "v1", "metadata": {"name": "usual"}, "spec": {"limits": [
            {"type": "Container", "default": {"cpu": "500m", "memory": "128Mi"}, "defaultRequest": {"cpu": "50m"}}]}}""");
      String pod = """
          {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "lone"}, "spec": {"containers": [
            {"name": "main", "image": "registry.example/web:1", "resources": {"limits": {"memory": "64Mi"}}}]}}""";
      await().atMost(A_WHILE).until(() ->
          JSON.readTree(post(cluster, "/pods?dryRun=All", pod).body()).at("/spec/containers/0/resources/limits").has("cpu"));

      JsonNode resources = JSON.readTree(post(cluster, "/pods", pod).body()).at("/spec/containers/0/resources");

      assertThat(resources).isEqualTo(JSON.readTree("""
          {"limits": {"cpu": "500m", "memory": "64Mi"}, "requests": {"cpu": "50m", "memory": "64Mi"}}"""));
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aBudgetRefusesAnEviction(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      JsonNode deployment = cluster.deployment("web", 1);
      String budgets = "/apis/policy/v1/namespaces/" + cluster.namespace() + "/poddisruptionbudgets";
      cluster.create(budgets, """
          {"kind": "PodDisruptionBudget", "apiVersion": "policy/v1", "metadata": {"name": "web"},
           "spec": {"minAvailable": 1, "selector": %s}}""".formatted(deployment.at("/spec/selector")));
      await().atMost(A_WHILE).until(() -> cluster.get(budgets + "/web").at("/status/currentHealthy").asInt() == 1);
      String pod = cluster.get(ClusterUnderTest.PODS.path(cluster.namespace())).at("/items/0/metadata/name").asText();

      HttpResponse<String> answer = post(cluster, "/pods/" + pod + "/eviction", """
          {"kind": "Eviction", "apiVersion": "policy/v1", "metadata": {"name": "%s"}}""".formatted(pod));

      assertThat(answer.code()).isEqualTo(429);
      JsonNode status = JSON.readTree(answer.body());
      assertThat(status.path("reason").asText()).isEqualTo("TooManyRequests");
      assertThat(status.path("message").asText()).isEqualTo("Cannot evict pod as it would violate the pod's disruption budget.");
      assertThat(status.at("/details/causes/0/reason").asText()).isEqualTo("DisruptionBudget");
      assertThat(status.at("/details/causes/0/message").asText())
          .isEqualTo("The disruption budget web needs 1 healthy pods and has 1 currently");
    }
  }
}
