// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Some hundred lines in memory: their bytes, each with a newline after it, and eleven bytes of index a line. Immutable as far
/// as `lines` goes; arrays may be longer and are filled behind that by the [OpenChunk] that made it.
final class LogChunk implements LogBlock {
  /// How many bytes of index a line has.
  static final int INDEX = 11;
  static final int LEVEL = 0x07;
  static final int CONTINUED = 0x08;
  /// The line has bytes that are not drawn as they are.
  static final int ODD = 0x10;
  static final int TIMELESS = 0x20;
  private static final LogLevel[] LEVELS = LogLevel.values();

  final long first;
  final int lines;
  final byte[] bytes;
  final int length;
  /// Where line i begins; it ends where the next one begins.
  private final int[] offsets;
  private final int[] deltas;
  private final short[] sources;
  private final byte[] flags;
  private final long base;
  private final Map<Integer, LogMark> marks;
  final boolean odd;

  LogChunk(
      long first, int lines, byte[] bytes, int length, Index index, long base, Map<Integer, LogMark> marks, boolean odd) {
    this.first = first;
    this.lines = lines;
    this.bytes = bytes;
    this.length = length;
    offsets = index.offsets;
    deltas = index.deltas;
    sources = index.sources;
    flags = index.flags;
    this.base = base;
    this.marks = marks;
    this.odd = odd;
  }

  /// The arrays of the index, which grow together.
  static final class Index {
    int[] offsets;
    int[] deltas;
    short[] sources;
    byte[] flags;

    Index(int size) {
      offsets = new int[size];
      deltas = new int[size];
      sources = new short[size];
      flags = new byte[size];
    }

    /// A copy with another room; what was handed out before stays as it is.
    Index resized(int size) {
      Index copy = new Index(0);
      copy.offsets = Arrays.copyOf(offsets, size);
      copy.deltas = Arrays.copyOf(deltas, size);
      copy.sources = Arrays.copyOf(sources, size);
      copy.flags = Arrays.copyOf(flags, size);
      return copy;
    }
  }

  /// What it costs in memory, about.
  long cost() {
    return bytes.length + (long) offsets.length * INDEX + 200;
  }

  @Override
  public long first() {
    return first;
  }

  @Override
  public int lines() {
    return lines;
  }

  @Override
  public LogChunk load() {
    return this;
  }

  @Override
  public LogChunk pass() {
    return this;
  }

  @Override
  public boolean atHand() {
    return true;
  }

  long base() {
    return base;
  }

  Map<Integer, LogMark> marks() {
    return marks;
  }

  /// How many whole lines of each level there are.
  int[] levels() {
    int[] counts = new int[LEVELS.length];
    for (int line = 0; line < lines; line++) {
      if (!continued(line) && !marks.containsKey(line)) {
        counts[level(line).code]++;
      }
    }
    return counts;
  }

  /// The bytes and the index, as [#restored] reads them.
  ByteBuffer store() {
    ByteBuffer stored = ByteBuffer.allocate(length + lines * INDEX);
    stored.put(bytes, 0, length);
    stored.slice().asIntBuffer().put(offsets, 0, lines).put(deltas, 0, lines);
    stored.position(length + lines * 8);
    stored.slice().asShortBuffer().put(sources, 0, lines);
    stored.position(length + lines * 10);
    stored.put(flags, 0, lines);
    return stored.flip();
  }

  /// @param stored what [#store] made, which is kept
  static LogChunk restored(SpilledBlock block, byte[] stored) {
    Index index = new Index(block.lines);
    ByteBuffer from = ByteBuffer.wrap(stored).position(block.length);
    from.slice().asIntBuffer().get(index.offsets).get(index.deltas);
    from.position(block.length + block.lines * 8);
    from.slice().asShortBuffer().get(index.sources);
    from.position(block.length + block.lines * 10);
    from.get(index.flags);
    return new LogChunk(block.first, block.lines, stored, block.length, index, block.base, block.marks, block.odd);
  }

  /// Lines that cannot be read: each of them is a mark that says so.
  static LogChunk unreadable(long first, int lines, LogMark why) {
    Map<Integer, LogMark> marks = new HashMap<>();
    Index index = new Index(lines);
    for (int line = 0; line < lines; line++) {
      marks.put(line, why);
      index.flags[line] = TIMELESS;
      index.sources[line] = -1;
    }
    return new LogChunk(first, lines, new byte[0], 0, index, 0, marks, false);
  }

  int begin(int line) {
    return offsets[line];
  }

  /// Where the line's bytes end, its newline not counted.
  int end(int line) {
    int next = line + 1 < lines ? offsets[line + 1] : length;
    return next > offsets[line] && bytes[next - 1] == '\n' ? next - 1 : next;
  }

  long millis(int line) {
    return (flags[line] & TIMELESS) != 0 ? LogLine.NO_TIME : base + deltas[line];
  }

  int source(int line) {
    return sources[line];
  }

  LogLevel level(int line) {
    return LEVELS[flags[line] & LEVEL];
  }

  int flags(int line) {
    return flags[line];
  }

  /// Whether a line ends here; else it goes on in a further piece.
  boolean ends(int line) {
    int next = line + 1 < lines ? offsets[line + 1] : length;
    return next > offsets[line] && bytes[next - 1] == '\n';
  }

  boolean continued(int line) {
    return (flags[line] & CONTINUED) != 0;
  }

  boolean odd(int line) {
    return (flags[line] & ODD) != 0;
  }

  @Nullable LogMark mark(int line) {
    return marks.get(line);
  }

  /// The line that a place in the bytes belongs to.
  int lineAt(int place) {
    int low = 0;
    int high = lines - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (offsets[middle] <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
