// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollouts;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.rollouts.EndedRollout.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RolloutHistoryTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final ResourceRef CHECKOUT = new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "u1");
  @TempDir Path folder;

  /// Everything is done at once.
  private static final class AtOnce implements Background {
    @Override
    public Subscription run(String name, Runnable task) {
      task.run();
      return Subscription.NONE;
    }

    @Override
    public Subscription after(Duration delay, String name, Runnable task) {
      return run(name, task);
    }

    @Override
    public Instant now() {
      return NOW;
    }

    @Override
    public long nanoTime() {
      return 0;
    }
  }

  private static EndedRollout ended(int revision, Result result, long took, long hoursAgo) {
    long at = NOW.getEpochSecond() - hoursAgo * 3_600;
    return new EndedRollout(
        "file#prod", "prod", CHECKOUT, revision, "h" + revision, new ImageStep("1", "2", ImageStep.Change.IMAGE), result, 0, "helm",
        at - took, at, 3, 3, 0);
  }

  private RolloutHistory open() {
    return new RolloutHistory(folder.resolve("rollouts"), new AtOnce());
  }

  @Test
  void whatEndedIsKnownToTheNextRunTheNewestFirst() {
    open().add(List.of(ended(7, Result.OK, 90, 30), ended(8, Result.FAILED, 600, 2)), true, true);
    assertThat(open().ended().get()).extracting(EndedRollout::revision).containsExactly(8L, 7L);
    assertThat(open().ended().get().getFirst()).isEqualTo(ended(8, Result.FAILED, 600, 2));
  }

  @Test
  void whatWasSeenIsNotReplacedByWhatTheRowsTell() {
    RolloutHistory history = open();
    history.add(List.of(ended(8, Result.UNDONE, 40, 2)), true, true);
    history.add(List.of(ended(8, Result.OK, 90, 1)), false, true);
    assertThat(history.ended().get()).extracting(EndedRollout::result).containsExactly(Result.UNDONE);
  }

  @Test
  void oneThatPassedItsDeadlineAndWasDoneLaterIsToldAsDone() {
    open().add(List.of(ended(8, Result.FAILED, 600, 2)), true, true);
    open().add(List.of(ended(8, Result.OK, 900, 1)), true, true);
    assertThat(open().ended().get()).extracting(EndedRollout::result).containsExactly(Result.OK);
  }

  @Test
  void nothingOfASampleIsWritten() {
    open().add(List.of(ended(8, Result.OK, 90, 2)), true, false);
    assertThat(folder.resolve("rollouts")).doesNotExist();
  }

  @Test
  void aDamagedLineSpoilsNoOther() throws IOException {
    open().add(List.of(ended(8, Result.OK, 90, 2)), true, true);
    Path file = folder.resolve("rollouts").resolve("2026-11-21.jsonl");
    Files.writeString(file, Files.readString(file) + "{\"contextId\":\"fi");
    open().add(List.of(ended(9, Result.OK, 90, 1)), true, true);
    assertThat(open().ended().get()).extracting(EndedRollout::revision).containsExactly(9L, 8L);
  }

  @Test
  void filesOfMoreThanTwoWeeksAgoGo() throws IOException {
    Path old = Files.createDirectories(folder.resolve("rollouts")).resolve("2026-10-01.jsonl");
    Files.writeString(old, "{}\n");
    open().add(List.of(ended(8, Result.OK, 90, 2)), true, true);
    assertThat(old).doesNotExist();
  }

  @Test
  void aRolloutUsuallyTakesWhatTheMiddleOneOfTheGoodOnesTook() {
    List<EndedRollout> all =
        List.of(
            ended(4, Result.OK, 80, 9), ended(5, Result.OK, 100, 8), ended(6, Result.FAILED, 600, 7), ended(7, Result.OK, 120, 6));
    assertThat(RolloutHistory.usual(all, "file#prod", CHECKOUT)).isEqualTo(100);
    assertThat(RolloutHistory.usual(all.subList(0, 1), "file#prod", CHECKOUT)).isEqualTo(-1);
  }
}
