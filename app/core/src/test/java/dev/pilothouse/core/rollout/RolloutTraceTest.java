// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.rollout.RolloutRecording.Moment;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RolloutTraceTest {

  private static List<Moment> recording(String name) throws IOException, URISyntaxException {
    return RolloutRecording.read(Path.of(RolloutTraceTest.class.getResource("/rollout/" + name + ".jsonl").toURI()));
  }

  private static RolloutTrace trace(List<Moment> moments) {
    Moment first = moments.getFirst();
    RolloutTrace trace = RolloutTrace.begin(first.progress(), first.at());
    for (Moment moment : moments) {
      trace = trace.with(moment.progress(), moment.at());
    }
    return trace;
  }

  @Test
  void theStepsEndWithAllPodsNewAndAvailable() throws IOException, URISyntaxException {
    RolloutTrace trace = trace(recording("sts-good"));
    assertThat(trace.points()).extracting(RolloutTrace.Point::at).isSorted().doesNotHaveDuplicates();
    assertThat(trace.points()).extracting(one -> one.counts().updated()).isSorted();
    assertThat(trace.points().getLast().counts().updatedAvailable()).isEqualTo(3);
    assertThat(trace.last().complete()).isTrue();
  }

  @Test
  void aPodGoesThroughItsStagesInOrderAndOldOnesAreGoneAtTheEnd() throws IOException, URISyntaxException {
    RolloutTrace trace = trace(recording("min-ready"));
    for (PodBar bar : trace.bars()) {
      assertThat(bar.segments()).extracting(PodBar.Segment::since).isSorted();
      assertThat(bar.segments()).extracting(PodBar.Segment::stage).isSorted();
      assertThat(bar.last().stage()).isIn(bar.updated() ? List.of(Stage.AVAILABLE) : List.of(Stage.GONE, Stage.TERMINATING));
    }
    assertThat(trace.bars()).hasSize(6);
    assertThat(trace.usual(Stage.READY)).as("it has to stay ready for 12 s").isBetween(11L, 13L);
    assertThat(trace.usual(Stage.TERMINATING)).isEqualTo(-1);
  }

  @Test
  void eachFailureThatWasSeenIsAMarkOnTheBar() throws IOException, URISyntaxException {
    RolloutTrace trace = trace(recording("crash-loop"));
    assertThat(trace.bars()).filteredOn(PodBar::updated).allSatisfy(bar -> assertThat(bar.failures()).isNotEmpty().isSorted());
  }

  @Test
  void aLookThatShowsNothingNewGivesTheSameTrace() throws IOException, URISyntaxException {
    Moment moment = recording("quota").getLast();
    RolloutTrace trace = RolloutTrace.begin(moment.progress(), moment.at());
    assertThat(trace.with(moment.progress(), moment.at())).isSameAs(trace);
  }

  @Test
  void aNewerRevisionSupersedesTheOneThatWasWatched() throws IOException, URISyntaxException {
    List<Moment> moments = recording("overtaken");
    assertThat(trace(moments).superseded()).isTrue();
    assertThat(trace(recording("good")).superseded()).isFalse();
    Moment three = moments.stream().filter(one -> one.note().equals("three revisions")).findFirst().orElseThrow();
    assertThat(three.progress().superseded()).extracting(RolloutRevision::number).containsExactly(2L);
  }

  @Test
  void thePodsThatAreMadeAtOnceAreAStepAtTheBeginning() throws IOException, URISyntaxException {
    RolloutTrace trace = trace(recording("crash-loop"));
    ScalingSteps.Step first = ScalingSteps.of(trace).getFirst();
    assertThat(first.more()).isPositive();
    assertThat(first.fewer()).isZero();
    assertThat(ScalingSteps.of(trace)).extracting(ScalingSteps.Step::at).isSorted();
  }

  @Test
  void podsThatAreOnlyCalledOldBecauseTheTemplateWasChangedWereNotTakenAway() throws IOException, URISyntaxException {
    RolloutTrace overtaken = trace(recording("overtaken"));
    assertThat(overtaken.points()).extracting(one -> one.counts().updated()).containsExactly(4L, 5L, 4L, 8L);
    assertThat(ScalingSteps.of(overtaken)).extracting(ScalingSteps.Step::more).containsExactly(1L, 4L);
  }
}
