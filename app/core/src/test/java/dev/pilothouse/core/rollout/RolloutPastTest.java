// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.rollout.RolloutRecording.Moment;
import dev.pilothouse.core.rollout.RolloutTrace.Point;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/// A rollout that is opened midway: what its rows tell of the time before, compared with what was recorded in that time.
class RolloutPastTest {

  private static List<Moment> recording(String name) throws IOException, URISyntaxException {
    return RolloutRecording.read(Path.of(RolloutPastTest.class.getResource("/rollout/" + name + ".jsonl").toURI()));
  }

  private static List<Point> past(RolloutTrace trace) {
    return trace.points().stream().filter(one -> one.at() < trace.begun()).toList();
  }

  /// The numbers that a trace has for a moment.
  private static Envelope.Counts at(RolloutTrace trace, long time) {
    return trace.points().stream().filter(one -> one.at() <= time).reduce((before, after) -> after).orElseThrow().counts();
  }

  @TestFactory
  Stream<DynamicTest> thePastOfEveryMomentBeginsWithTheRolloutAndStaysWithinReason() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(Path.of(RolloutPastTest.class.getResource("/rollout").toURI()))) {
      return files.filter(one -> one.toString().endsWith(".jsonl")).sorted().toList().stream()
          .map(
              one ->
                  DynamicTest.dynamicTest(
                      one.getFileName().toString(), () -> RolloutRecording.read(one).forEach(RolloutPastTest::holds)));
    }
  }

  private static void holds(Moment moment) {
    RolloutTrace trace = moment.trace();
    RolloutProgress progress = moment.progress();
    long started = progress.started();
    boolean told = started > 0 && started < moment.at() && (!progress.complete() || moment.at() - started < 3_600);
    assertThat(trace.from()).isEqualTo(told ? started : moment.at());
    assertThat(trace.points()).extracting(Point::at).isSorted().doesNotHaveDuplicates();
    assertThat(trace.points().getLast().counts()).isEqualTo(progress.envelope().now());
    for (Point point : past(trace)) {
      Envelope.Counts counts = point.counts();
      assertThat(counts.updated()).isBetween(0L, counts.total());
      assertThat(counts.updatedAvailable()).isBetween(0L, counts.updatedReady());
      assertThat(counts.updatedReady()).isLessThanOrEqualTo(counts.updated());
      assertThat(counts.available()).isBetween(0L, counts.total());
      assertThat(counts.old()).isGreaterThanOrEqualTo(progress.envelope().now().old());
      assertThat(counts.total()).isLessThanOrEqualTo(Math.max(point.maxTotal(), progress.envelope().now().total()));
    }
    for (PodBar bar : trace.bars()) {
      assertThat(bar.segments()).extracting(PodBar.Segment::since).isSorted();
      assertThat(bar.segments()).extracting(PodBar.Segment::stage).isSorted();
    }
  }

  /// Rows tell seconds, and a moment was recorded somewhere within one: what was seen lies between what is told of its ends.
  private static void tellsWhatWasSeen(RolloutTrace late, Moment moment, ToLongFunction<Envelope.Counts> number) {
    long seen = number.applyAsLong(moment.progress().envelope().now());
    long before = number.applyAsLong(at(late, Math.max(late.from(), moment.at() - 1)));
    long after = number.applyAsLong(at(late, moment.at()));
    assertThat(seen).as(moment.at() + " " + moment.note()).isBetween(Math.min(before, after), Math.max(before, after));
  }

  @Test
  void whoeverComesToAnOrderedRolloutAtItsEndSeesTheStepsOfThoseWhoWatchedIt() throws IOException, URISyntaxException {
    List<Moment> moments = recording("sts-good");
    RolloutTrace late = moments.getLast().trace();
    for (Moment moment : moments) {
      tellsWhatWasSeen(late, moment, Envelope.Counts::updated);
      tellsWhatWasSeen(late, moment, Envelope.Counts::updatedReady);
      tellsWhatWasSeen(late, moment, counts -> counts.old() + counts.terminating());
    }
  }

  @Test
  void whoeverComesToARollingUpdateLateSeesWhenItsPodsWereMadeAndBecameReady() throws IOException, URISyntaxException {
    List<Moment> moments = recording("min-ready");
    RolloutTrace late = moments.getLast().trace();
    for (Moment moment : moments) {
      tellsWhatWasSeen(late, moment, Envelope.Counts::updated);
      tellsWhatWasSeen(late, moment, Envelope.Counts::updatedReady);
      tellsWhatWasSeen(late, moment, Envelope.Counts::updatedAvailable);
    }
    assertThat(late.bars()).filteredOn(PodBar::updated)
        .allSatisfy(bar -> assertThat(bar.segments()).extracting(PodBar.Segment::stage).contains(Stage.READY, Stage.AVAILABLE));
    assertThat(late.usual(Stage.READY)).as("it has to stay ready for 12 s").isBetween(11L, 13L);
  }

  @Test
  void whatTheControllerSaidOfOldPodsIsBelieved() throws IOException, URISyntaxException {
    Moment moment = recording("good").getFirst();
    long old = moment.progress().envelope().now().old();
    String set = moment.progress().old().getFirst().ref().name();
    var objects = new LinkedHashMap<>(moment.objects());
    var said = new ObjectMapper().readTree(
        """
        {"kind": "Event", "metadata": {"name": "e", "namespace": "shop", "uid": "e"}, "type": "Normal",
         "reason": "ScalingReplicaSet", "message": "Scaled down replica set %s from %d to %d", "lastTimestamp": "%s",
         "involvedObject": {"kind": "Deployment", "name": "web", "uid": "%s"}}"""
            .formatted(
                set, old + 3, old, Instant.ofEpochSecond(moment.progress().started() + 1), moment.progress().workload().uid()));
    objects.put("e", said);
    RolloutTrace trace = new Moment(moment.at(), "", "", objects).trace();
    assertThat(at(trace, moment.progress().started()).old()).isEqualTo(old + 3);
    assertThat(at(trace, moment.progress().started() + 1).old()).isEqualTo(old);
  }

  @Test
  void whatIsMadeForTheFirstTimeReplacesNothing() throws IOException, URISyntaxException {
    Moment moment = recording("good").getLast();
    String newest = moment.progress().newest().hash();
    var objects = new LinkedHashMap<>(moment.objects());
    objects.values().removeIf(
        one -> !one.path("metadata").path("labels").path("pod-template-hash").asText(newest).equals(newest));
    assertThat(past(new Moment(moment.at(), "", "", objects).trace()))
        .isNotEmpty()
        .allSatisfy(point -> assertThat(point.counts().old()).isZero());
  }

  @Test
  void ofARolloutThatWasCompleteLongAgoNothingIsTold() throws IOException, URISyntaxException {
    Moment moment = recording("good").getLast();
    RolloutTrace trace = new Moment(moment.at() + 7_200, "", "", moment.objects()).trace();
    assertThat(trace.from()).isEqualTo(trace.begun());
    assertThat(trace.points()).hasSize(1);
  }
}
