// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

/// How many lines were written when, by level. Immutable; any thread.
public final class LevelCounts {
  public static final LevelCounts NONE = new LevelCounts(1_000, 0, new int[Group.values().length][0]);
  private final long width;
  private final long firstBucket;
  private final int[][] counts;

  /// Levels that are counted together.
  public enum Group {
    ERROR(0),
    WARN(1),
    OTHER(2);

    final int row;

    Group(int row) {
      this.row = row;
    }

    static Group of(LogLevel level) {
      return switch (level) {
        case ERROR, FATAL -> ERROR;
        case WARN -> WARN;
        default -> OTHER;
      };
    }
  }

  LevelCounts(long width, long firstBucket, int[][] counts) {
    this.width = width;
    this.firstBucket = firstBucket;
    this.counts = counts;
  }

  /// How many spans of time there are.
  public int size() {
    return counts[0].length;
  }

  /// The length of each of them, in milliseconds.
  public long width() {
    return width;
  }

  /// When one begins, in milliseconds since 1970.
  public long begin(int at) {
    return (firstBucket + at) * width;
  }

  public int count(Group group, int at) {
    return counts[group.row][at];
  }

  public int all(int at) {
    int sum = 0;
    for (int[] group : counts) {
      sum += group[at];
    }
    return sum;
  }

  /// The most that any of them has.
  public int most() {
    int most = 0;
    for (int at = 0; at < size(); at++) {
      most = Math.max(most, all(at));
    }
    return most;
  }
}
