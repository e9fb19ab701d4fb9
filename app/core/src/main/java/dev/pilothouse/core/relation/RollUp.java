// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.relation;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sums up how many things are into how one is: the worst of them, and in words what is wrong and how often: "2 crash loops,
/// 1 cannot pull". A single trouble keeps its own words. One thread.
public final class RollUp {
  private final Map<Trouble, Integer> counts = new EnumMap<>(Trouble.class);
  private Health worst = Health.NEUTRAL;
  private @Nullable Status worstStatus;
  private int troubles;
  private int moving;

  /// The sorts of trouble that are counted apart, the worst first.
  public enum Trouble {
    CRASH_LOOP("rollup.crashLoops"),
    CANNOT_PULL("rollup.cannotPull"),
    CANNOT_START("rollup.cannotStart"),
    FAILED("rollup.failed"),
    LOST("rollup.lost"),
    STUCK("rollup.stuck"),
    PENDING("rollup.pending"),
    NOT_READY("rollup.notReady"),
    OTHER("rollup.other");

    private final String key;

    Trouble(String key) {
      this.key = key;
    }

    /// The sort that the words of a status belong to.
    public static Trouble of(Status status) {
      String key = status.words().key();
      return switch (key) {
        case "status.crashLoop", "status.crashLoopMemory", "status.initCrashLoop", "status.crashed", "status.outOfMemory" ->
            CRASH_LOOP;
        case "status.imageNotFound", "status.imageNotPulled", "status.imageInvalid" -> CANNOT_PULL;
        case "status.configMissing", "status.cannotStart", "status.initFailed", "status.startingFor", "status.initialisingFor" ->
            CANNOT_START;
        case "status.failed", "status.failedExit", "status.failedFor", "status.job.tooManyFailures", "status.deadlineExceeded" ->
            FAILED;
        case "status.nodeLost" -> LOST;
        case "status.rolloutStuck", "status.quotaExceeded", "status.cannotCreatePods", "status.leavingStuck" -> STUCK;
        case "status.notReadyFor", "status.noneReady", "status.someReady" -> NOT_READY;
        default -> key.startsWith("status.pending") ? PENDING : OTHER;
      };
    }
  }

  public void add(Status status) {
    if (status.health() == Health.PROGRESSING) {
      moving++;
    }
    if (status.health().compareTo(Health.WARNING) >= 0) {
      troubles++;
      counts.merge(Trouble.of(status), 1, Integer::sum);
    }
    if (worstStatus == null || status.health().compareTo(worst) > 0) {
      worst = status.health();
      worstStatus = status;
    }
  }

  /// Adds what another one counted.
  public void add(RollUp other) {
    other.counts.forEach((trouble, count) -> counts.merge(trouble, count, Integer::sum));
    troubles += other.troubles;
    moving += other.moving;
    if (other.worstStatus != null && (worstStatus == null || other.worst.compareTo(worst) > 0)) {
      worst = other.worst;
      worstStatus = other.worstStatus;
    }
  }

  public Health worst() {
    return worst;
  }

  /// Makes the whole as bad as this, without counting it again.
  void raise(Status status) {
    if (status.health().compareTo(worst) > 0) {
      worst = status.health();
      worstStatus = status;
    }
  }

  /// The first of the worst that were added; null when none was.
  public @Nullable Status worstStatus() {
    return worstStatus;
  }

  /// How many were worse than on their way.
  public int troubles() {
    return troubles;
  }

  /// How many sorts of trouble there are.
  public int sorts() {
    return counts.size();
  }

  /// The sum in words.
  ///
  /// @param fine what to say when nothing is wrong and nothing moves
  public Status sum(Status fine) {
    Status first = worstStatus;
    if (first == null || (worst.compareTo(Health.GOOD) <= 0)) {
      return fine;
    }
    if (worst == Health.PROGRESSING) {
      return moving == 1 ? first : Status.of(Health.PROGRESSING, "rollup.changing", moving);
    }
    if (troubles == 1) {
      return first;
    }
    List<Message> parts = new ArrayList<>();
    counts.forEach((trouble, count) -> parts.add(Message.of(trouble.key, count)));
    return new Status(worst, joined(parts));
  }

  /// Three parts at most; more would not be read.
  private static Message joined(List<Message> parts) {
    return switch (parts.size()) {
      case 1 -> parts.getFirst();
      case 2 -> Message.of("rollup.two", parts.get(0), parts.get(1));
      default -> Message.of("rollup.three", parts.get(0), parts.get(1), parts.get(2));
    };
  }
}
