// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.rollout.RolloutRecording.Moment;
import dev.pilothouse.core.rollouts.EndedRollout;
import dev.pilothouse.core.rollouts.RolloutNews;
import dev.pilothouse.core.rollouts.SeenRollouts;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// How rollouts end, told over what was recorded on a real control plane.
class SeenRolloutsTest {

  private static List<RolloutNews> news(String name) throws IOException, URISyntaxException {
    List<RolloutNews> news = new ArrayList<>();
    SeenRollouts seen = SeenRollouts.none("file#prod", "prod");
    Path file = Path.of(SeenRolloutsTest.class.getResource("/rollout/" + name + ".jsonl").toURI());
    for (Moment moment : RolloutRecording.read(file)) {
      RolloutSnapshots rows = moment.rows();
      Ownership ownership = new Ownership(rows.workloads());
      SeenRollouts.Look look = seen.look(ownership, new Rollouts(rows, ownership, moment.at()), moment.at());
      news.addAll(look.news());
      seen = look.next();
    }
    return news;
  }

  private static List<EndedRollout> ended(String name) throws IOException, URISyntaxException {
    return news(name).stream()
        .filter(RolloutNews.Ended.class::isInstance)
        .map(one -> ((RolloutNews.Ended) one).rollout())
        .toList();
  }

  @Test
  void aGoodOneOfEachKindEndsOnceAndWell() throws IOException, URISyntaxException {
    for (String name : List.of("good", "sts-good", "ds-good", "ds-surge", "recreate")) {
      assertThat(ended(name)).as(name).extracting(EndedRollout::result).endsWith(EndedRollout.Result.OK);
      assertThat(ended(name)).as(name).extracting(EndedRollout::key).doesNotHaveDuplicates();
      assertThat(ended(name).getLast().updated()).as(name).isEqualTo(ended(name).getLast().wanted());
    }
    for (String name : List.of("good", "sts-good", "ds-good", "ds-surge")) {
      assertThat(ended(name).getLast().took()).as(name).isBetween(0L, 600L);
    }
  }

  /// One that recreates its pods makes its new revision only when the old pods are gone: nothing in it tells when it began.
  @Test
  void oneWhoseBeginningNobodySawTookAnUnknownTime() throws IOException, URISyntaxException {
    assertThat(ended("recreate").getLast().took()).isEqualTo(-1);
  }

  @Test
  void oneThatIsTakenBackIsToldAsUndoneToTheRevisionBefore() throws IOException, URISyntaxException {
    assertThat(ended("undone")).extracting(EndedRollout::result).containsExactly(EndedRollout.Result.UNDONE, EndedRollout.Result.OK);
    assertThat(ended("undone").getFirst().undoneTo()).isEqualTo(1);
  }

  @Test
  void oneThatANewerOneOvertakesIsToldAsOvertaken() throws IOException, URISyntaxException {
    assertThat(ended("overtaken"))
        .extracting(EndedRollout::result)
        .containsExactly(EndedRollout.Result.SUPERSEDED, EndedRollout.Result.OK);
  }

  @Test
  void oneThatPassesItsDeadlineIsToldAsFailedOnce() throws IOException, URISyntaxException {
    assertThat(ended("deadline")).extracting(EndedRollout::result).containsExactly(EndedRollout.Result.FAILED);
    assertThat(ended("deadline").getFirst().serving()).isPositive();
  }

  @Test
  void oneThatWasStalledBeforeAnybodyLookedIsNoNews() throws IOException, URISyntaxException {
    assertThat(news("image-missing")).isEmpty();
  }

  @Test
  void oneThatCannotGetOnIsToldOnceAsStalled() throws IOException, URISyntaxException {
    assertThat(news("crash-loop").stream().filter(RolloutNews.Stalled.class::isInstance)).hasSize(1);
  }
}
