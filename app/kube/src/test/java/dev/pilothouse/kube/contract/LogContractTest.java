// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.port.LogSource.State;
import dev.pilothouse.kube.gateway.ApiReads;
import dev.pilothouse.kube.stream.KubeLogSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Logs, on every cluster that there is.
class LogContractTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  /// Keeps what a log source gives.
  private static final class Taken implements LogSource.Sink {
    private final StringBuffer text = new StringBuffer();
    private final List<State> states = new CopyOnWriteArrayList<>();

    @Override
    public void lines(byte[] utf8) {
      assertThat(utf8[utf8.length - 1]).isEqualTo((byte) '\n');
      text.append(new String(utf8, StandardCharsets.UTF_8));
    }

    @Override
    public void state(State state) {
      states.add(state);
    }

    private boolean is(Class<? extends State> kind) {
      return !states.isEmpty() && kind.isInstance(states.getLast());
    }
  }

  private static ResourceRef somePod(ClusterUnderTest cluster) throws Exception {
    if (!cluster.isReal()) {
      cluster.create("/api/v1/namespaces/" + cluster.namespace() + "/pods", """
          {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "main", "image": "m:1"}]}}""");
      return new ResourceRef(ClusterUnderTest.PODS, cluster.namespace(), "web");
    }
    JsonNode pods = new ApiReads(cluster.http()).get("/api/v1/pods?fieldSelector=status.phase%3DRunning&limit=200", ApiReads.JSON);
    for (JsonNode pod : pods.path("items")) {
      JsonNode metadata = pod.path("metadata");
      if (pod.path("spec").path("containers").get(0).path("name").asText().equals("main")
          || metadata.path("namespace").asText().equals("demo")) {
        return new ResourceRef(ClusterUnderTest.PODS, metadata.path("namespace").asText(), metadata.path("name").asText());
      }
    }
    throw new IllegalStateException("no running pod");
  }

  private static String container(ClusterUnderTest cluster, ResourceRef pod) throws Exception {
    return new ApiReads(cluster.http()).get(pod.path(), ApiReads.JSON).path("spec").path("containers").get(0).path("name").asText();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void readsWholeLinesWithTheirTimes(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); KubeLogSource logs = new KubeLogSource(cluster.http())) {
      ResourceRef pod = somePod(cluster);
      Taken taken = new Taken();
      logs.open(new LogSource.Request(pod, container(cluster, pod), false, false, -1), taken);
      await().atMost(SOON).until(() -> taken.is(State.Ended.class));
      String[] lines = taken.text.toString().split("\n");
      assertThat(lines).isNotEmpty().allSatisfy(line -> Instant.parse(line.substring(0, line.indexOf(' '))));
      if (!cluster.isReal()) {
        assertThat(taken.text).contains("zwei: größer\n").endsWith("三\n");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void readsTheLastLinesOnly(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); KubeLogSource logs = new KubeLogSource(cluster.http())) {
      ResourceRef pod = somePod(cluster);
      Taken taken = new Taken();
      logs.open(new LogSource.Request(pod, container(cluster, pod), false, false, 1), taken);
      await().atMost(SOON).until(() -> taken.is(State.Ended.class));
      assertThat(taken.text.toString().lines()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void followsUntilItIsClosed(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); KubeLogSource logs = new KubeLogSource(cluster.http())) {
      ResourceRef pod = somePod(cluster);
      Taken taken = new Taken();
      Subscription log = logs.open(new LogSource.Request(pod, container(cluster, pod), true, false, 10), taken);
      await().atMost(SOON).until(() -> taken.is(State.Following.class) && !taken.text.isEmpty());
      log.close();
      assertThat(taken.states.getFirst()).isInstanceOf(State.Opening.class);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aPodThatIsNotThereIsAFailure(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); KubeLogSource logs = new KubeLogSource(cluster.http())) {
      Taken taken = new Taken();
      ResourceRef pod = new ResourceRef(ClusterUnderTest.PODS, cluster.namespace(), "nobody");
      logs.open(new LogSource.Request(pod, "main", true, false, 10), taken);
      await().atMost(SOON).until(() -> taken.is(State.Failed.class));
      assertThat(((State.Failed) taken.states.getLast()).failure().kind()).isEqualTo(ClusterFailure.Kind.NOT_FOUND);
    }
  }
}
