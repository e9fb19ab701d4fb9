// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Some hundred lines: their bytes, each with a newline after it, and eleven bytes of index a line. Immutable as far as `lines`
/// goes; arrays may be longer and are filled behind that by the [OpenChunk] that made it.
final class LogChunk {
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
    return bytes.length + offsets.length * 11L + 200;
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
