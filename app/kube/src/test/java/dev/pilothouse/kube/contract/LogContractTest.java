// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.port.LogSource.State;
import dev.pilothouse.kube.stream.KubeLogSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

    private void clear() {
      text.setLength(0);
      states.clear();
    }

    private boolean is(Class<? extends State> kind) {
      return !states.isEmpty() && kind.isInstance(states.getLast());
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void readsWholeLinesWithTheirTimes(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); KubeLogSource logs = new KubeLogSource(cluster.http())) {
      ResourceRef pod = cluster.runningPod();
      Taken taken = new Taken();
      await().atMost(SOON).until(() -> {
        taken.clear();
        logs.open(new LogSource.Request(pod, "main", false, false, -1), taken);
        await().atMost(SOON).until(() -> taken.is(State.Ended.class));
        return taken.text.length() > 0;
      });
      String[] lines = taken.text.toString().split("\n");
      assertThat(lines).isNotEmpty().allSatisfy(line -> Instant.parse(line.substring(0, line.indexOf(' '))));
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void readsTheLastLinesOnly(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); KubeLogSource logs = new KubeLogSource(cluster.http())) {
      ResourceRef pod = cluster.runningPod();
      Taken taken = new Taken();
      await().atMost(SOON).until(() -> {
        taken.clear();
        logs.open(new LogSource.Request(pod, "main", false, false, 1), taken);
        await().atMost(SOON).until(() -> taken.is(State.Ended.class));
        return taken.text.length() > 0;
      });
      assertThat(taken.text.toString().lines()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void readsFromATimeOnOnly(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); KubeLogSource logs = new KubeLogSource(cluster.http())) {
      ResourceRef pod = cluster.runningPod();
      LogSource.Request whole = new LogSource.Request(pod, "main", false, false, -1);
      List<Instant> all = new ArrayList<>();
      await().atMost(SOON).until(() -> {
        all.clear();
        all.addAll(times(logs, whole));
        return !all.isEmpty();
      });
      Instant from = all.get(all.size() / 2).truncatedTo(ChronoUnit.SECONDS);
      List<Instant> part = times(logs, whole.since(from));
      assertThat(part).allSatisfy(time -> assertThat(time).isAfterOrEqualTo(from));
      assertThat(part).containsAll(all.stream().filter(time -> !time.isBefore(from)).toList());
      assertThat(times(logs, whole.since(all.getLast().plusSeconds(3_600)))).isEmpty();
    }
  }

  private static List<Instant> times(LogSource logs, LogSource.Request request) {
    Taken taken = new Taken();
    logs.open(request, taken);
    await().atMost(SOON).until(() -> taken.is(State.Ended.class));
    return taken.text.toString().lines().map(line -> Instant.parse(line.substring(0, line.indexOf(' ')))).toList();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void followsUntilItIsClosed(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name); KubeLogSource logs = new KubeLogSource(cluster.http())) {
      ResourceRef pod = cluster.runningPod();
      Taken taken = new Taken();
      Subscription log = logs.open(new LogSource.Request(pod, "main", true, false, 10), taken);
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
