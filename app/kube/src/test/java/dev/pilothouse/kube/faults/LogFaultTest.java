// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.faults;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.port.LogSource.State;
import dev.pilothouse.kube.stream.KubeLogSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A log that is followed over broken lines: each line once, in order, and a gap said to be one.
class LogFaultTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00.100000000Z");
  private static final String LOG = "/api/v1/namespaces/default/pods/web/log";
  private static final Duration SOON = Duration.ofSeconds(15);
  private final ScriptedLog log = new ScriptedLog();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<State> states = new CopyOnWriteArrayList<>();
  private FaultyCluster cluster;
  private KubeLogSource source;

  @BeforeEach
  void start() throws Exception {
    cluster = FaultyCluster.start(log);
    source = new KubeLogSource(cluster.http());
    cluster.pod("web");
  }

  @AfterEach
  void stop() {
    source.close();
    cluster.close();
  }

  private void follow(int tail) {
    source.open(new LogSource.Request(FaultyCluster.ref(FaultyCluster.PODS, "web"), "main", true, false, tail), new LogSource.Sink() {
      @Override
      public void lines(byte[] utf8) {
        new String(utf8, StandardCharsets.UTF_8).lines().map(line -> line.substring(line.indexOf(' ') + 1)).forEach(lines::add);
      }

      @Override
      public void state(State state) {
        states.add(state);
      }
    });
  }

  private void awaitLines(String... expected) {
    await().atMost(SOON).untilAsserted(() -> assertThat(lines).containsExactly(expected));
  }

  private void awaitStream() {
    await().atMost(SOON).until(() -> cluster.faults().openStreams(LOG) == 1);
  }

  private void awaitState(Class<? extends State> state) {
    await().atMost(SOON).until(() -> states.stream().anyMatch(state::isInstance));
  }

  @Test
  void linesWrittenWhileTheLineWasDownAreThereAndNoneTwice() {
    log.write(START, "one");
    log.write(START.plusMillis(1), "two");
    follow(-1);
    awaitLines("one", "two");
    cluster.faults().cutStreams();
    awaitState(State.Reconnecting.class);
    log.write(START.plusMillis(2), "three");
    awaitLines("one", "two", "three");
    awaitStream();
    log.write(START.plusSeconds(2), "four");
    awaitLines("one", "two", "three", "four");
    assertThat(states).noneMatch(state -> state instanceof State.Gap gap && gap.lost());
  }

  @Test
  void linesOfTheSameMomentAreToldApart() {
    log.write(START, "a");
    log.write(START, "b");
    log.write(START, "b");
    follow(-1);
    awaitLines("a", "b", "b");
    awaitStream();
    cluster.faults().cutStreams();
    awaitState(State.Reconnecting.class);
    log.write(START, "b");
    log.write(START, "c");
    awaitLines("a", "b", "b", "b", "c");
  }

  @Test
  void aLineCutInTheMiddleComesWhole() {
    log.write(START, "one");
    follow(-1);
    awaitLines("one");
    awaitStream();
    cluster.faults().inject(LOG, "2026-03-01T10:00:00.200000000Z größ".getBytes(StandardCharsets.UTF_8));
    cluster.faults().cutStreams();
    awaitState(State.Reconnecting.class);
    log.write(START.plusMillis(100), "größer 三");
    awaitLines("one", "größer 三");
  }

  @Test
  void manyBreaksLoseAndRepeatNothing() {
    List<String> expected = new ArrayList<>();
    follow(-1);
    for (int round = 0; round < 6; round++) {
      awaitStream();
      for (int i = 0; i < 50; i++) {
        String text = round + "." + i;
        log.write(START.plusMillis(round * 400L + i / 3), text);
        expected.add(text);
      }
      cluster.faults().cutStreams();
      await().atMost(SOON).until(() -> cluster.faults().openStreams(LOG) == 0);
    }
    awaitLines(expected.toArray(String[]::new));
  }

  @Test
  void aServerThatEndsTheStreamProperlyIsAskedForTheRest() {
    cluster.runs("web", START.minusSeconds(60));
    log.write(START, "one");
    follow(-1);
    awaitLines("one");
    awaitStream();
    cluster.faults().endStreams();
    log.write(START.plusSeconds(1), "two");
    awaitLines("one", "two");
    assertThat(states).noneMatch(State.Reconnecting.class::isInstance).noneMatch(State.Ended.class::isInstance)
        .contains(new State.Gap(START, START.plusSeconds(1), false, true));
  }

  @Test
  void aLogThatIsRotatedWhileItIsFollowedLeavesAGapThatSaysSo() {
    cluster.runs("web", START.minusSeconds(60));
    log.write(START, "one");
    follow(-1);
    awaitLines("one");
    awaitStream();
    cluster.faults().endStreams();
    await().atMost(SOON).until(() -> cluster.faults().openStreams(LOG) == 0);
    log.write(START.plusSeconds(1), "put away with the file before");
    log.write(START.plusSeconds(2), "after");
    log.rotate(1);
    awaitLines("one", "after");
    assertThat(states).noneMatch(State.Reconnecting.class::isInstance)
        .contains(new State.Gap(START, START.plusSeconds(2), true, true));
  }

  @Test
  void linesThatTheKubeletThrewAwayLeaveAGapThatIsNamed() {
    log.write(START, "one");
    follow(-1);
    awaitLines("one");
    awaitStream();
    cluster.faults().answerNext(LOG, 503, "no", 1);
    cluster.faults().cutStreams();
    await().atMost(SOON).until(() -> cluster.faults().openStreams(LOG) == 0);
    IntStream.range(0, 20).forEach(i -> log.write(START.plusSeconds(5 + i), "lost " + i));
    log.write(START.plusSeconds(60), "after");
    log.rotate(1);
    awaitLines("one", "after");
    assertThat(states).contains(new State.Gap(START, START.plusSeconds(60), true, false));
    assertThat(states.getLast()).isInstanceOf(State.Following.class);
  }

  @Test
  void onlyTheFirstRequestAsksForATail() {
    IntStream.range(0, 30).forEach(i -> log.write(START.plusSeconds(i), "line " + i));
    follow(2);
    awaitLines("line 28", "line 29");
    awaitStream();
    cluster.faults().cutStreams();
    awaitState(State.Reconnecting.class);
    IntStream.range(30, 35).forEach(i -> log.write(START.plusSeconds(i), "line " + i));
    awaitLines("line 28", "line 29", "line 30", "line 31", "line 32", "line 33", "line 34");
    assertThat(cluster.requests(LOG).getFirst().param("tailLines")).isEqualTo("2");
    assertThat(cluster.requests(LOG).getLast().param("tailLines")).isEmpty();
    assertThat(cluster.requests(LOG).getLast().param("sinceTime")).isEqualTo("2026-03-01T10:00:29Z");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void aServerInTroubleIsAskedAgain(int code) {
    log.write(START, "one");
    cluster.faults().answerNext(LOG, code, "no");
    follow(-1);
    awaitLines("one");
    assertThat(states).anyMatch(State.Reconnecting.class::isInstance);
  }

  @Test
  void whoMayNotReadLogsIsToldAndDoesNotAskAgain() {
    cluster.faults().answerAlways(request -> request.path().equals(LOG), 403, """
        {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 403, "message": "pods/log is forbidden"}""");
    follow(-1);
    awaitState(State.Failed.class);
    assertThat(((State.Failed) states.getLast()).failure().kind()).isEqualTo(ClusterFailure.Kind.FORBIDDEN);
    assertThat(cluster.requests(LOG)).hasSize(1);
  }
}
