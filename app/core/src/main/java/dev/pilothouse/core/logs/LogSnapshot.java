// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of a log at one moment. Immutable, cheap to take, any thread. Lines are numbered from the beginning of the log; those
/// before [#first] are no longer kept. Those that lie on the disk are read when they are asked for: see [#atHand].
public final class LogSnapshot {
  private final List<LogBlock> blocks;
  private final long first;
  private final long end;
  private final long[] levels;
  private final long begun;
  private final List<LineMove> moves;

  LogSnapshot(List<LogBlock> blocks, long first, long end, long[] levels, long begun, List<LineMove> moves) {
    this.begun = begun;
    this.moves = moves;
    this.blocks = List.copyOf(blocks);
    this.first = first;
    this.end = end;
    this.levels = levels;
  }

  /// The number of the oldest line that is kept; so many lines are no longer kept.
  public long first() {
    return first;
  }

  /// One more than the number of the newest line.
  public long end() {
    return end;
  }

  /// The number of the first line since all was last cleared: lines from there to [#first] are no longer kept.
  public long begun() {
    return begun;
  }

  /// All that has given other numbers to lines since the log was begun, in order: whoever has seen some of it goes on from there.
  public List<LineMove> moves() {
    return moves;
  }

  /// How many lines of a level are kept; pieces of long lines count once, marks not at all.
  public long count(LogLevel level) {
    return levels[level.code];
  }

  /// One line, as it is drawn.
  public LogLine line(long number) {
    LogChunk chunk = chunk(number);
    int at = (int) (number - chunk.first);
    LogMark mark = chunk.mark(at);
    int begin = chunk.begin(at);
    int length = chunk.end(at) - begin;
    if (mark == null && chunk.odd(at)) {
      AnsiText text = AnsiText.of(chunk.bytes, begin, length);
      return new LogLine(
          number, chunk.millis(at), chunk.source(at), chunk.level(at), chunk.continued(at), null, text.text(), text.spans());
    }
    String plain = new String(chunk.bytes, begin, length, StandardCharsets.UTF_8);
    return new LogLine(
        number, chunk.millis(at), chunk.source(at), chunk.level(at), chunk.continued(at), mark, plain, List.of());
  }

  /// The lines of a range that are kept.
  ///
  /// @param to the number after the last
  public List<LogLine> lines(long from, long to) {
    List<LogLine> lines = new ArrayList<>();
    for (long number = Math.max(from, first); number < Math.min(to, end); number++) {
      lines.add(line(number));
    }
    return lines;
  }

  /// When a line was written, in milliseconds since 1970, or [LogLine#NO_TIME].
  public long millis(long number) {
    LogChunk chunk = chunk(number);
    return chunk.millis((int) (number - chunk.first));
  }

  /// About the first line that was written at a time or later: lines stand nearly in the order of their times. May read from the
  /// disk.
  ///
  /// @return [#end] when all are earlier; lines without a time belong to what stands behind them
  public long around(long millis) {
    long low = first;
    long high = end;
    while (low < high) {
      long middle = (low + high) >>> 1;
      long timed = middle;
      while (timed < high && millis(timed) == LogLine.NO_TIME) {
        timed++;
      }
      if (timed < high && millis(timed) < millis) {
        low = timed + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  public LogLevel level(long number) {
    LogChunk chunk = chunk(number);
    return chunk.level((int) (number - chunk.first));
  }

  public int source(long number) {
    LogChunk chunk = chunk(number);
    return chunk.source((int) (number - chunk.first));
  }

  /// Whether a line is a further piece of the one before it.
  public boolean continued(long number) {
    LogChunk chunk = chunk(number);
    return chunk.continued((int) (number - chunk.first));
  }

  public @Nullable LogMark mark(long number) {
    LogChunk chunk = chunk(number);
    return chunk.mark((int) (number - chunk.first));
  }

  /// The bytes of a line as the log had them, for export; pieces of one line must be put together by [LogLine#continued].
  public byte[] bytes(long number) {
    LogChunk chunk = chunk(number);
    int at = (int) (number - chunk.first);
    return Arrays.copyOfRange(chunk.bytes, chunk.begin(at), chunk.end(at));
  }

  List<LogBlock> blocks() {
    return blocks;
  }

  /// The blocks from that of a line on; none when it is behind the end.
  List<LogBlock> blocksFrom(long number) {
    return number >= end || blocks.isEmpty() ? List.of() : blocks.subList(blockIndex(Math.max(number, first)), blocks.size());
  }

  /// Whether the lines of a range can be had without reading from the disk.
  ///
  /// @param to the number after the last
  public boolean atHand(long from, long to) {
    long last = Math.min(to, end) - 1;
    if (Math.max(from, first) > last) {
      return true;
    }
    return blocks.subList(blockIndex(Math.max(from, first)), blockIndex(last) + 1).stream().allMatch(LogBlock::atHand);
  }

  private LogChunk chunk(long number) {
    return blocks.get(blockIndex(number)).load();
  }

  /// The index of the block that has a line.
  int blockIndex(long number) {
    if (number < first || number >= end) {
      throw new IndexOutOfBoundsException("line " + number + " of " + first + " to " + end);
    }
    int low = 0;
    int high = blocks.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (blocks.get(middle).first() <= number) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
