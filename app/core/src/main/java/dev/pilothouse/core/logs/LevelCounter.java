// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.logs.LevelCounts.Group;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Counts lines by the second; by two, four and more seconds once there are too many of them, so that it stays as small for a week
/// as for a minute. One thread; what [#now] hands out never changes.
final class LevelCounter {
  static final int MOST = 1_024;
  private static final long SECOND = 1_000;

  private final int[][] counts = new int[Group.values().length][MOST];
  private long width = SECOND;
  private long first;
  private int size;
  private @Nullable LevelCounts last = LevelCounts.NONE;

  void add(long millis, LogLevel level) {
    if (millis == LogLine.NO_TIME) {
      return;
    }
    if (size == 0) {
      first = Math.floorDiv(millis, width);
      size = 1;
    }
    while (!fits(Math.floorDiv(millis, width))) {
      halve();
    }
    long bucket = Math.floorDiv(millis, width);
    if (bucket < first) {
      shift((int) (first - bucket));
    }
    int at = (int) (bucket - first);
    size = Math.max(size, at + 1);
    counts[Group.of(level).row][at]++;
    last = null;
  }

  private boolean fits(long bucket) {
    return Math.max(first + size, bucket + 1) - Math.min(first, bucket) <= MOST;
  }

  private void shift(int by) {
    for (int[] group : counts) {
      System.arraycopy(group, 0, group, by, size);
      Arrays.fill(group, 0, by, 0);
    }
    first -= by;
    size += by;
  }

  /// Two spans become one.
  private void halve() {
    long next = Math.floorDiv(first, 2);
    int halved = (int) (Math.floorDiv(first + size - 1, 2) - next) + 1;
    for (int[] group : counts) {
      int[] before = group.clone();
      Arrays.fill(group, 0);
      for (int at = 0; at < size; at++) {
        group[(int) (Math.floorDiv(first + at, 2) - next)] += before[at];
      }
    }
    first = next;
    size = halved;
    width *= 2;
  }

  LevelCounts now() {
    LevelCounts known = last;
    if (known == null) {
      int[][] copies = new int[counts.length][];
      for (int i = 0; i < counts.length; i++) {
        copies[i] = Arrays.copyOf(counts[i], size);
      }
      known = new LevelCounts(width, first, copies);
      last = known;
    }
    return known;
  }
}
