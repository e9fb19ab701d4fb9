// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The chunk that lines are being added to. One thread at a time.
final class OpenChunk {
  static final int ROOM = 256 << 10;
  /// What a full one of lines of usual length costs, about.
  static final int USUAL_COST = 304 << 10;
  private final long first;
  private byte[] bytes;
  private int length;
  private LogChunk.Index index = new LogChunk.Index(64);
  private int lines;
  private long base = LogLine.NO_TIME;
  private boolean odd;
  private Map<Integer, LogMark> marks = Map.of();

  OpenChunk(long first) {
    this(first, 4 << 10);
  }

  /// @param room how many bytes there is room for at once
  private OpenChunk(long first, int room) {
    this.first = first;
    bytes = new byte[room];
  }

  /// The one after this one. After a full one it is likely to become full as well, and has the room at once.
  OpenChunk next(long number) {
    return new OpenChunk(number, length > ROOM / 2 ? ROOM : 4 << 10);
  }

  /// Whether a piece still fits, by its bytes and its time.
  boolean fits(int more, long millis) {
    boolean near = millis == LogLine.NO_TIME || base == LogLine.NO_TIME || Math.abs(millis - base) < Integer.MAX_VALUE;
    return lines == 0 || (length + more <= ROOM && near);
  }

  void add(byte[] from, int begin, int end, boolean newline, long millis, int source, int flags) {
    int needed = length + end - begin + 1;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(ROOM, bytes.length * 2)));
    }
    if (lines == index.offsets.length) {
      index = index.resized(lines * 2);
    }
    int marked = flags;
    if (millis == LogLine.NO_TIME) {
      marked |= LogChunk.TIMELESS;
    } else if (base == LogLine.NO_TIME) {
      base = millis;
    }
    index.offsets[lines] = length;
    index.deltas[lines] = millis == LogLine.NO_TIME ? 0 : (int) (millis - base);
    index.sources[lines] = (short) source;
    index.flags[lines] = (byte) marked;
    System.arraycopy(from, begin, bytes, length, end - begin);
    length += end - begin;
    if (newline) {
      bytes[length++] = '\n';
    }
    odd |= (flags & LogChunk.ODD) != 0;
    lines++;
  }

  /// A mark is a line without bytes.
  void add(int source, LogMark mark, long millis) {
    Map<Integer, LogMark> next = new HashMap<>(marks);
    next.put(lines, mark);
    marks = Map.copyOf(next);
    add(new byte[0], 0, 0, true, millis, source, 0);
  }

  int lines() {
    return lines;
  }

  long cost() {
    return bytes.length + (long) index.offsets.length * LogChunk.INDEX + 200;
  }

  /// What is there now; it stays as it is while more is added.
  LogChunk view() {
    return new LogChunk(first, lines, bytes, length, index, base, marks, odd);
  }

  /// The finished chunk, with little room to spare.
  LogChunk seal() {
    byte[] own = bytes.length - length > length >> 5 ? Arrays.copyOf(bytes, length) : bytes;
    return new LogChunk(first, lines, own, length, index.resized(lines), base, marks, odd);
  }
}
