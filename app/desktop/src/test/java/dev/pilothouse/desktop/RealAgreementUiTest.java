// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.desktop.PodHistory.Lanes;
import dev.pilothouse.desktop.PodHistory.State;
import dev.pilothouse.desktop.PodHistory.Totals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Labeled;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// View and cluster agree at every second of a great rollout: what the view shows was so on the server at one resource version of
/// the last moments, as a second client was told of it.
///
/// The rollout has 500 pods (625 places for a moment, which six of the real cluster's nodes have); the variable
/// `PILOTHOUSE_IT_PODS` makes it smaller where a cluster has not so many.
@Timeout(240)
class RealAgreementUiTest extends InRealClusterWindow {
  private static final int PODS = Integer.parseInt(System.getenv().getOrDefault("PILOTHOUSE_IT_PODS", "500"));
  private static final String BEFORE = "registry.example/shop/web:1";
  private static final String AFTER = "registry.example/shop/web:2";
  /// What is usual between a change on the server and the view: the way of the watch, the judgement, and the second in which the
  /// chart is drawn.
  private static final long LATE = TimeUnit.MILLISECONDS.toNanos(1_000);
  /// What no sample may exceed, though the computer that also runs the cluster has no time for the window now and then.
  private static final long LATEST = TimeUnit.SECONDS.toNanos(4);
  /// The second client may hear of a change after the program did, much later when the server ended its watch meanwhile.
  private static final long EARLY = TimeUnit.SECONDS.toNanos(10);
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private volatile long changed = Long.MAX_VALUE;

  /// What stands in the window at one moment.
  private record Sample(long at, Lanes lanes, Totals totals, int newReady, int oldLeft) {}

  @Test
  void a_great_rollout_is_shown_at_every_second_as_it_is_on_the_server(FxRobot robot, TestReporter reporter) throws Exception {
    try (PodWatch watch = new PodWatch(cluster)) {
      cluster.create(deploymentYaml(OURS, PODS).replace("maxSurge: 1, maxUnavailable: 0", "maxSurge: 25%, maxUnavailable: 25%")
          .replace("cpu: 100m", "cpu: 10m"));
      ClusterSession session = open(robot);
      showRollout(robot, session, OURS);
      Totals all = new Totals(PODS, PODS, PODS, PODS);
      await().atMost(LONG).untilAsserted(() -> assertThat(watch.history.last().totals(BEFORE)).isEqualTo(all));

      Timeline seconds = new Timeline(new KeyFrame(Duration.seconds(1), tick -> samples.add(sample(robot))));
      seconds.setCycleCount(Animation.INDEFINITE);
      robot.interact(seconds::play);
      cluster.kubectl("set image deployment/ours main=" + AFTER);
      changed = System.nanoTime();
      says(robot, "#rollout-state", "Rolling out 1 → 2", LONG);
      await().atMost(LONG).until(() -> samples.size() > 5);
      picture(robot, "halfway");
      says(robot, "#rollout-state", "Complete, revision 2", ROLLOUT);
      picture(robot, "end");
      int then = samples.size();
      await().atMost(LONG).until(() -> samples.size() > then + 1);
      robot.interact(seconds::stop);
      await().atMost(LONG).untilAsserted(() -> assertThat(watch.history.last().totals(AFTER)).isEqualTo(all));

      agree(watch.history, reporter);
      end(samples.getLast());
    }
  }

  /// On the FX thread, between two frames.
  private static Sample sample(FxRobot robot) {
    String words = spoken(robot, ".envelope-chart");
    List<Integer> told = NUMBER.matcher(words).results().map(MatchResult::group).map(Integer::valueOf).toList();
    List<Integer> heads =
        robot.lookup(".lane-number").queryAll().stream().map(one -> Integer.valueOf(((Labeled) one).getText())).toList();
    Lanes lanes =
        new Lanes(
            stage(robot, "Pending"), stage(robot, "Pulling"), stage(robot, "Starting"), stage(robot, "Ready"),
            stage(robot, "Serving"), stage(robot, "Terminating"), stage(robot, "Gone"));
    return new Sample(
        System.nanoTime(), lanes, new Totals(told.get(0), told.get(1), told.get(2), told.get(3)), heads.get(0), heads.get(1));
  }

  private static int stage(FxRobot robot, String stage) {
    return Integer.parseInt(pods(robot, stage));
  }

  private void agree(PodHistory history, TestReporter reporter) {
    List<Long> lanes = new ArrayList<>();
    List<Long> chart = new ArrayList<>();
    for (Sample one : samples) {
      lanes.add(age(history, one, "the lanes", (state, newest) -> state.lanes(newest).equals(one.lanes)));
      chart.add(age(history, one, "the chart", (state, newest) -> state.totals(newest).equals(one.totals)));
      assertThat(one.newReady).as("the head of the new lane").isEqualTo(one.lanes.ready());
      assertThat(one.oldLeft).as("the head of the old lane").isEqualTo(one.lanes.serving());
    }
    reporter.publishEntry(
        "%d samples against %d states of the server; the lanes were late by %s ms, the chart by %s ms"
            .formatted(samples.size(), history.size(), millis(lanes), millis(chart)));
    assertThat(new HashSet<>(samples.stream().map(Sample::lanes).toList())).as("moments of the rollout").hasSizeGreaterThan(4);
    for (List<Long> ages : List.of(lanes, chart)) {
      long usual = ages.stream().sorted().toList().get(ages.size() / 2);
      assertThat(usual).as("how late it usually is, in ns").isLessThanOrEqualTo(LATE);
    }
  }

  /// How long ago what is shown was true last.
  private long age(PodHistory history, Sample sample, String what, BiPredicate<State, String> shows) {
    OptionalLong age = history.age(state -> shows.test(state, AFTER), sample.at, LATEST, EARLY);
    if (age.isEmpty() && sample.at < changed + LATEST) {
      age = history.age(state -> shows.test(state, BEFORE), sample.at, LATEST, EARLY);
    }
    assertThat(age)
        .as("%s showed what was so on the server: %s, %d ms after the change", what, sample, millis(sample.at - changed))
        .isPresent();
    return age.orElseThrow();
  }

  private static List<Long> millis(List<Long> nanos) {
    return nanos.stream().map(RealAgreementUiTest::millis).toList();
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private void end(Sample last) {
    assertThat(last.lanes).isEqualTo(new Lanes(0, 0, 0, PODS, 0, 0, PODS));
    JsonNode status = cluster.get("deployment/ours").path("status");
    assertThat(last.totals)
        .as("what its controller says")
        .isEqualTo(
            new Totals(
                status.path("replicas").asInt(), status.path("availableReplicas").asInt(), status.path("updatedReplicas").asInt(),
                status.path("readyReplicas").asInt()));
  }
}
