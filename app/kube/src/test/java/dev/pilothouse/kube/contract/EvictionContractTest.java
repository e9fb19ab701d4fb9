// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.command.EvictPod;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.Listing;
import dev.pilothouse.core.port.Listing.Part;
import dev.pilothouse.kube.gateway.KubeGateway;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What evicting a pod does and is told, and which pods a node has, on every cluster that there is.
class EvictionContractTest {
  private static final Duration A_WHILE = Duration.ofSeconds(60);

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  private static List<JsonNode> pods(ClusterUnderTest cluster) throws Exception {
    return cluster.get(ClusterUnderTest.PODS.path(cluster.namespace())).path("items").valueStream().toList();
  }

  private static EvictPod evict(JsonNode pod, String uid) {
    JsonNode metadata = pod.path("metadata");
    ResourceRef ref =
        new ResourceRef(PodKind.KIND, metadata.path("namespace").asText(), metadata.path("name").asText(), uid);
    return new EvictPod(ref, pod.at("/spec/nodeName").asText(), 1);
  }

  private static boolean isThere(ClusterUnderTest cluster, JsonNode pod) throws Exception {
    return new KubeGateway(cluster.http()).pods(pod.at("/spec/nodeName").asText(), Part.METADATA).stream()
        .map(KubeObject::uid)
        .anyMatch(pod.at("/metadata/uid").asText()::equals);
  }

  private static String budgets(ClusterUnderTest cluster) {
    return "/apis/policy/v1/namespaces/" + cluster.namespace() + "/poddisruptionbudgets";
  }

  private static void budget(ClusterUnderTest cluster, String name, int least, JsonNode deployment) throws Exception {
    cluster.create(budgets(cluster), """
        {"kind": "PodDisruptionBudget", "apiVersion": "policy/v1", "metadata": {"name": "%s"},
         "spec": {"minAvailable": %d, "selector": %s}}""".formatted(name, least, deployment.at("/spec/selector")));
  }

  private static JsonNode twoReadyPods(ClusterUnderTest cluster) throws Exception {
    JsonNode deployment = cluster.deployment("web", 2);
    String path = ClusterUnderTest.DEPLOYMENTS.path(cluster.namespace()) + "/web";
    await().atMost(A_WHILE).until(() -> cluster.get(path).at("/status/readyReplicas").asInt() == 2);
    return deployment;
  }

  private static ClusterFailure failure(Outcome outcome) {
    return Objects.requireNonNull(outcome.failure(), "it was evicted");
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aDryRunLeavesThePodAndAnEvictionOfTheVeryPodEndsIt(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      twoReadyPods(cluster);
      JsonNode pod = pods(cluster).getFirst();
      String uid = pod.at("/metadata/uid").asText();

      assertThat(commands.dryRun(evict(pod, uid)).failure()).isNull();
      assertThat(failure(commands.run(evict(pod, "another"))).kind()).isEqualTo(Kind.CONFLICT);
      assertThat(isThere(cluster, pod)).isTrue();

      Outcome outcome = commands.run(evict(pod, uid));
      assertThat(outcome.failure()).isNull();
      await().atMost(A_WHILE).until(() -> !isThere(cluster, pod));
      assertThat(failure(commands.run(evict(pod, uid))).kind()).isEqualTo(Kind.NOT_FOUND);
    }
  }

  /// The server gives so many at once; a drain must not leave the others.
  @ParameterizedTest
  @MethodSource("clusters")
  void aNodeHasAllItsPodsHoweverManyThereAre(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      String node = "crowded-" + cluster.namespace();
      for (int i = 0; i <= Listing.MOST; i++) {
        cluster.create(ClusterUnderTest.PODS.path(cluster.namespace()), """
            {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "crowd-%d"},
             "spec": {"nodeName": "%s", "containers": [{"name": "main", "image": "registry.example/shop/web:1"}]}}"""
            .formatted(i, node));
      }
      List<KubeObject> pods = new KubeGateway(cluster.http()).pods(node, Part.METADATA);
      assertThat(pods.stream().map(KubeObject::name).distinct()).hasSize(Listing.MOST + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aBudgetPutsItOffAndSaysWhichAndTwoBudgetsRefuseIt(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      JsonNode deployment = twoReadyPods(cluster);
      budget(cluster, "web", 2, deployment);
      await().atMost(A_WHILE).until(() -> cluster.get(budgets(cluster) + "/web").at("/status/currentHealthy").asInt() == 2);
      JsonNode pod = pods(cluster).getFirst();
      EvictPod evict = evict(pod, pod.at("/metadata/uid").asText());

      ClusterFailure held = failure(commands.run(evict));
      assertThat(held.kind()).isEqualTo(Kind.THROTTLED);
      assertThat(held.causes()).singleElement().satisfies(cause -> {
        assertThat(cause.reason()).isEqualTo("DisruptionBudget");
        assertThat(cause.message()).isEqualTo("The disruption budget web needs 2 healthy pods and has 2 currently");
      });

      budget(cluster, "also", 0, deployment);
      assertThat(failure(commands.run(evict)).detail()).contains("more than one PodDisruptionBudget");
      assertThat(isThere(cluster, pod)).isTrue();
    }
  }
}
