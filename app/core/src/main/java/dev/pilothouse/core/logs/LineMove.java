// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.Arrays;
import java.util.List;

/// Which numbers lines have after others were put between them. Immutable; any thread.
public final class LineMove {
  private final long first;
  private final long end;
  private final long to;
  /// The lines before which others were put, in order.
  private final long[] places;
  /// How many were put before each of these, all earlier ones included.
  private final long[] before;

  /// @param first the first line that there was
  /// @param end one more than the last
  /// @param to the number of the first of all lines now
  LineMove(long first, long end, long to, long[] places, long[] before) {
    this.first = first;
    this.end = end;
    this.to = to;
    this.places = places;
    this.before = before;
  }

  /// The number of a line now; negative when it was not kept.
  public long of(long line) {
    if (line < first || line >= end) {
      return -1;
    }
    int found = Arrays.binarySearch(places, line);
    int at = found >= 0 ? found : -found - 2;
    return to + line - first + (at < 0 ? 0 : before[at]);
  }

  /// The number of a line after several moves, in their order; negative when it was not kept.
  public static long through(List<LineMove> moves, long line) {
    long now = line;
    for (LineMove move : moves) {
      now = move.of(now);
    }
    return now;
  }
}
