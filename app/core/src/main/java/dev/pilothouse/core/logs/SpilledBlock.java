// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.Map;

/// Lines that lie on the disk. What is small and asked for often stays in memory. Any thread.
final class SpilledBlock implements LogBlock {
  /// What one costs in memory, about.
  static final int COST = 160;

  final long first;
  final int lines;
  final int length;
  final long base;
  final Map<Integer, LogMark> marks;
  final boolean odd;
  /// Where it begins, counted from the beginning of all that was ever spilled.
  final long place;
  private final LogSpill spill;
  private final int[] levels;
  private volatile boolean gone;

  SpilledBlock(LogSpill spill, LogChunk chunk, long place) {
    this.spill = spill;
    this.place = place;
    first = chunk.first;
    lines = chunk.lines;
    length = chunk.length;
    base = chunk.base();
    marks = chunk.marks();
    odd = chunk.odd;
    levels = chunk.levels();
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
    return spill.read(this, true);
  }

  @Override
  public LogChunk pass() {
    return spill.read(this, false);
  }

  @Override
  public boolean atHand() {
    return spill.has(this);
  }

  /// How many whole lines of each level are in it.
  int[] levels() {
    return levels;
  }

  /// Its place is about to be written over.
  void forget() {
    gone = true;
  }

  boolean isGone() {
    return gone;
  }

  /// How many bytes of the file it takes.
  int size() {
    return length + lines * LogChunk.INDEX;
  }
}
