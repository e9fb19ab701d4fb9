// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import dev.pilothouse.core.port.MetricsSource;
import dev.pilothouse.kube.feed.Recorder;
import dev.pilothouse.kube.feed.WatchFeed;
import dev.pilothouse.kube.gateway.PlainWrites;
import dev.pilothouse.kube.metrics.KubeMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What a cluster makes of a write: pods that come, are replaced and go, on every cluster that there is.
@Execution(ExecutionMode.CONCURRENT)
class WorkloadContractTest {
  private static final Duration A_WHILE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  private static KindDescriptor descriptor(ResourceKind kind) {
    return new Kinds().find(kind).orElseThrow();
  }

  private static Recorder watch(ClusterUnderTest cluster, WatchFeed feed, ResourceKind kind) {
    Recorder told = new Recorder();
    feed.watch(descriptor(kind), cluster.namespace(), told);
    await().atMost(A_WHILE).until(told::live);
    return told;
  }

  private static int available(ClusterUnderTest cluster, String name) throws Exception {
    JsonNode deployment = cluster.get(ClusterUnderTest.DEPLOYMENTS.path(cluster.namespace()) + "/" + name);
    JsonNode status = deployment.path("status");
    boolean current = status.path("observedGeneration").asLong() >= deployment.path("metadata").path("generation").asLong();
    return current && status.path("updatedReplicas").asInt() == status.path("replicas").asInt()
        ? status.path("availableReplicas").asInt()
        : -1;
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void scalingBringsPodsAndTakesThem(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      cluster.deployment("web", 1);
      Recorder pods = watch(cluster, feed, ClusterUnderTest.PODS);
      await().atMost(A_WHILE).until(() -> available(cluster, "web") == 1);
      PlainWrites writes = new PlainWrites(cluster.http());
      writes.patch(
          cluster.ref(ClusterUnderTest.DEPLOYMENTS, "web"), "scale", PatchKind.MERGE, JSON.readTree("{\"spec\":{\"replicas\":3}}"));
      await().atMost(A_WHILE).until(() -> available(cluster, "web") == 3 && pods.names().size() == 3);
      writes.patch(
          cluster.ref(ClusterUnderTest.DEPLOYMENTS, "web"), "scale", PatchKind.MERGE, JSON.readTree("{\"spec\":{\"replicas\":0}}"));
      await().atMost(A_WHILE).until(() -> pods.names().isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aRestartReplacesEveryPodByANewRevision(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      cluster.deployment("web", 2);
      await().atMost(A_WHILE).until(() -> available(cluster, "web") == 2);
      Recorder pods = watch(cluster, feed, ClusterUnderTest.PODS);
      List<String> before = pods.names();
      new PlainWrites(cluster.http()).patch(
          cluster.ref(ClusterUnderTest.DEPLOYMENTS, "web"), "", PatchKind.STRATEGIC_MERGE, JSON.readTree("""
              {"spec": {"template": {"metadata": {"annotations": {"kubectl.kubernetes.io/restartedAt": "%s"}}}}}"""
              .formatted(Instant.now())));
      await().atMost(A_WHILE).until(() ->
          available(cluster, "web") == 2 && pods.names().size() == 2 && pods.names().stream().noneMatch(before::contains));
      List<String> revisions = new ArrayList<>();
      for (JsonNode set : cluster.get(ClusterUnderTest.REPLICA_SETS.path(cluster.namespace())).path("items")) {
        revisions.add(set.path("metadata").path("annotations").path("deployment.kubernetes.io/revision").asText()
            + ":" + set.path("spec").path("replicas").asInt());
      }
      assertThat(revisions).containsExactlyInAnyOrder("1:0", "2:2");
      assertThat(cluster.get(ClusterUnderTest.DEPLOYMENTS.path(cluster.namespace()) + "/web")
          .path("metadata").path("annotations").path("deployment.kubernetes.io/revision").asText()).isEqualTo("2");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void deletingADeploymentTakesItsRevisionsAndPods(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      cluster.deployment("web", 2);
      await().atMost(A_WHILE).until(() -> available(cluster, "web") == 2);
      Recorder pods = watch(cluster, feed, ClusterUnderTest.PODS);
      Recorder sets = watch(cluster, feed, ClusterUnderTest.REPLICA_SETS);
      assertThat(pods.names()).hasSize(2);
      assertThat(sets.names()).hasSize(1);
      new PlainWrites(cluster.http()).delete(cluster.ref(ClusterUnderTest.DEPLOYMENTS, "web"), Propagation.FOREGROUND);
      await().atMost(A_WHILE).until(() -> pods.names().isEmpty() && sets.names().isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void orphansStay(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); WatchFeed feed = new WatchFeed(cluster.http())) {
      cluster.deployment("web", 1);
      await().atMost(A_WHILE).until(() -> available(cluster, "web") == 1);
      Recorder deployments = watch(cluster, feed, ClusterUnderTest.DEPLOYMENTS);
      new PlainWrites(cluster.http()).delete(cluster.ref(ClusterUnderTest.DEPLOYMENTS, "web"), Propagation.ORPHAN);
      await().atMost(A_WHILE).until(() -> deployments.names().isEmpty());
      JsonNode sets = cluster.get(ClusterUnderTest.REPLICA_SETS.path(cluster.namespace())).path("items");
      assertThat(sets).hasSize(1);
      assertThat(sets.get(0).path("metadata").has("ownerReferences")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void metricsTellOfEveryNode(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      cluster.runningPod();
      KubeMetrics metrics = new KubeMetrics(cluster.http());
      List<String> nodes = new ArrayList<>();
      cluster.get("/api/v1/nodes").path("items").forEach(node -> nodes.add(node.path("metadata").path("name").asText()));
      await().atMost(A_WHILE).untilAsserted(() ->
          assertThat(metrics.read("").nodes()).containsOnlyKeys(nodes).allSatisfy((node, usage) -> {
            assertThat(usage.cores()).isPositive();
            assertThat(usage.bytes()).isPositive();
          }));
      MetricsSource.Reading here = metrics.read(cluster.namespace());
      assertThat(here.pods().keySet()).allMatch(pod -> pod.startsWith(cluster.namespace() + "/"));
    }
  }
}
