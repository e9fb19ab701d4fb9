// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines that came after others that were written later, and are put between those: each before the first line that was written
/// later than it. One thread.
final class LateLines {
  private final List<Late> late;
  private long[] places = new long[64];
  private long[] before = new long[64];
  private int runs;
  private int next;

  /// A line, or a mark of its source.
  static final class Late {
    final int source;
    /// The line with its timestamp, from one place to another.
    final byte[] bytes;
    final int from;
    final int to;
    final @Nullable LogMark mark;
    final long markMillis;
    /// When it was written, or the line of its source before it.
    final long millis;

    Late(int source, byte[] bytes, int from, int to, @Nullable LogMark mark, long markMillis, long millis) {
      this.source = source;
      this.bytes = bytes;
      this.from = from;
      this.to = to;
      this.mark = mark;
      this.markMillis = markMillis;
      this.millis = millis;
    }
  }

  /// @param late those of one source in their order
  LateLines(List<Late> late) {
    this.late = late.stream().sorted(Comparator.comparingLong((Late one) -> one.millis)).toList();
  }

  /// Copies all lines of a log into an empty buffer, with these between them.
  void into(LogBuffer other, LogSnapshot all) {
    for (LogBlock block : all.blocks()) {
      LogChunk chunk = block.load();
      for (int at = 0; at < chunk.lines; at++) {
        if (comes(chunk, at)) {
          long from = other.end();
          while (comes(chunk, at)) {
            other.put(late.get(next++));
          }
          note(chunk.first + at, other.end() - from);
        }
        other.copy(chunk, at);
      }
      other.makeRoom();
    }
    while (next < late.size()) {
      other.put(late.get(next++));
    }
  }

  /// Whether the next one belongs before a line.
  private boolean comes(LogChunk chunk, int at) {
    long millis = chunk.millis(at);
    return next < late.size() && !chunk.continued(at) && millis != LogLine.NO_TIME && late.get(next).millis < millis;
  }

  private void note(long place, long lines) {
    if (runs == places.length) {
      places = Arrays.copyOf(places, runs * 2);
      before = Arrays.copyOf(before, runs * 2);
    }
    places[runs] = place;
    before[runs] = lines + (runs == 0 ? 0 : before[runs - 1]);
    runs++;
  }

  /// What has become of the lines that were copied.
  ///
  /// @param end one more than the last of them
  /// @param to the number of the first one in the other buffer
  LineMove move(long first, long end, long to) {
    return new LineMove(first, end, to, Arrays.copyOf(places, runs), Arrays.copyOf(before, runs));
  }
}
