// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.Message;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The lines of one log view, as bytes. Streams append, the screen reads snapshots; the screen never waits longer than a copy of
/// some references takes. Keeps at most so many bytes in memory and the rest on the disk; when there is no room on it either, the
/// oldest lines are forgotten, and counted. Any thread.
public final class LogBuffer implements AutoCloseable {
  /// What a view keeps in memory when nobody says otherwise.
  public static final long USUAL = 64L << 20;

  private final long most;
  private final Timestamp timestamp = new Timestamp();
  private final @Nullable LogSpill spill;
  /// Held by whoever writes to the disk, before the monitor, which nobody holds meanwhile.
  private final Lock spilling = new ReentrantLock();
  private final Deque<LogBlock> blocks = new ArrayDeque<>();
  /// Those of the blocks that lie on the disk.
  private final Deque<SpilledBlock> spilled = new ArrayDeque<>();
  /// Finished chunks after the blocks, for which memory has no room.
  private final Deque<LogChunk> leaving = new ArrayDeque<>();
  private final List<Listening> listeners = new CopyOnWriteArrayList<>();
  private OpenChunk open = new OpenChunk(0);
  private volatile boolean failed;
  private long cost;
  private long next;
  private long evicted;
  /// The number of the first line since all was last cleared.
  private long begun;
  private List<LineMove> moves = List.of();
  private final long[] levels = new long[LogLevel.values().length];

  /// Keeps nothing on the disk.
  ///
  /// @param most how many bytes to keep, the index included
  public LogBuffer(long most) {
    this(most, null);
  }

  /// @param most how many bytes to keep in memory, the index included
  /// @param spill where the older lines go; null forgets them. It is closed with the buffer.
  public LogBuffer(long most, @Nullable LogSpill spill) {
    this.most = most;
    this.spill = spill;
  }

  /// An empty one whose lines are counted from a number on.
  private LogBuffer(LogBuffer like, long number) {
    this(like.most, like.spill);
    next = number;
    evicted = number;
    begun = number;
    open = new OpenChunk(number);
  }

  /// Adds whole lines, each with a timestamp before it as the server writes it, and a newline after it. A line without a
  /// timestamp is kept whole.
  ///
  /// @param source which of the view's sources they are of, 0 to 32,767
  public void append(int source, byte[] utf8) {
    append(source, utf8, 0, utf8.length);
    tell();
  }

  /// The same with a part of an array, of which nobody is told until [#tell].
  void append(int source, byte[] utf8, int begin, int stop) {
    synchronized (this) {
      int from = begin;
      while (from < stop) {
        int end = from;
        while (end < stop && utf8[end] != '\n') {
          end++;
        }
        line(source, utf8, from, end);
        from = end + 1;
      }
    }
    makeRoom();
  }

  /// Adds a mark.
  ///
  /// @param source which of the view's sources it is of; -1 for none
  /// @param millis when it was, since 1970; [LogLine#NO_TIME] when that is not known
  public void mark(int source, LogMark mark, long millis) {
    append(source, mark, millis);
    tell();
  }

  /// The same, of which nobody is told until [#tell].
  synchronized void append(int source, LogMark mark, long millis) {
    if (!open.fits(1, millis)) {
      seal();
    }
    open.add(source, mark, millis);
    next++;
  }

  /// Forgets all lines; numbers go on.
  public void clear() {
    synchronized (this) {
      spilled.forEach(SpilledBlock::forget);
      spilled.clear();
      blocks.clear();
      leaving.clear();
      cost = 0;
      evicted = next;
      begun = next;
      java.util.Arrays.fill(levels, 0);
      open = new OpenChunk(next);
    }
    tell();
  }

  /// Whether lines can be put between those that are there: as long as none of them lie on the disk.
  synchronized boolean takesLate() {
    return spilled.isEmpty() && leaving.isEmpty();
  }

  /// Puts lines between those that are there, by their times. All lines have other numbers then: [LogSnapshot#moves] tells
  /// which. Nobody is told of it until [#tell]. One thread at a time, and no other adds lines meanwhile, only marks.
  ///
  /// @return false when it [#takesLate] no more
  boolean insert(List<LateLines.Late> late) {
    LogSnapshot all = snapshot();
    if (!takesLate()) {
      return false;
    }
    LateLines lines = new LateLines(late);
    LogBuffer other = new LogBuffer(this, all.end());
    lines.into(other, all);
    synchronized (this) {
      // cleared meanwhile: what was late is of no more use
      if (begun == all.begun()) {
        for (LogBlock block : snapshot().blocksFrom(all.end())) {
          LogChunk chunk = block.load();
          for (int at = (int) Math.max(0, all.end() - chunk.first); at < chunk.lines; at++) {
            other.copy(chunk, at);
          }
        }
        take(other, lines.move(all.first(), next, all.end()), all.end() - (all.first() - all.begun()));
      }
    }
    return true;
  }

  private void take(LogBuffer other, LineMove move, long nowBegun) {
    blocks.clear();
    blocks.addAll(other.blocks);
    spilled.addAll(other.spilled);
    leaving.addAll(other.leaving);
    open = other.open;
    cost = other.cost;
    next = other.next;
    evicted = other.evicted;
    failed |= other.failed;
    begun = nowBegun;
    System.arraycopy(other.levels, 0, levels, 0, levels.length);
    List<LineMove> more = new ArrayList<>(moves);
    more.add(move);
    moves = List.copyOf(more);
  }

  /// One more than the number of the last line.
  synchronized long end() {
    return next;
  }

  /// Adds a line that came late.
  synchronized void put(LateLines.Late late) {
    LogMark mark = late.mark;
    if (mark != null) {
      append(late.source, mark, late.markMillis);
    } else {
      boolean newline = late.to > late.from && late.bytes[late.to - 1] == '\n';
      line(late.source, late.bytes, late.from, newline ? late.to - 1 : late.to);
    }
  }

  /// Adds a line, or a piece of one, as another buffer has it.
  synchronized void copy(LogChunk from, int at) {
    LogMark mark = from.mark(at);
    if (mark != null) {
      append(from.source(at), mark, from.millis(at));
      return;
    }
    int begin = from.begin(at);
    int end = from.end(at);
    if (!open.fits(end - begin + 1, from.millis(at))) {
      seal();
    }
    open.add(from.bytes, begin, end, from.ends(at), from.millis(at), from.source(at), from.flags(at));
    levels[from.level(at).code] += from.continued(at) ? 0 : 1;
    next++;
  }

  private void line(int source, byte[] bytes, int from, int to) {
    long millis = LogLine.NO_TIME;
    int begin = from;
    if (timestamp.read(bytes, from, to)) {
      millis = timestamp.millis();
      begin = timestamp.end();
    }
    int end = to > begin && bytes[to - 1] == '\r' ? to - 1 : to;
    LogLevel level = LevelGuess.of(bytes, begin, end);
    int flags = level.code;
    do {
      int stop = LinePieces.end(bytes, begin, end);
      int odd = LinePieces.odd(bytes, begin, stop) ? LogChunk.ODD : 0;
      if (!open.fits(stop - begin + 1, millis)) {
        seal();
      }
      open.add(bytes, begin, stop, stop == end, millis, source, flags | odd);
      levels[level.code] += (flags & LogChunk.CONTINUED) == 0 ? 1 : 0;
      next++;
      flags |= LogChunk.CONTINUED;
      begin = stop;
    } while (begin < end);
  }

  private void seal() {
    LogChunk done = open.seal();
    open = open.next(next);
    cost += done.cost();
    if (spills() && (!leaving.isEmpty() || cost + OpenChunk.USUAL_COST > most)) {
      leaving.addLast(done);
    } else {
      blocks.addLast(done);
    }
  }

  private boolean spills() {
    return spill != null && !failed;
  }

  /// Brings what memory has no room for to the disk. The lines that came first stay in memory, and what comes after them goes to
  /// the disk as soon as it is complete: nothing is kept for a while only to be written then, which would make work for the
  /// collector. Without a disk the oldest lines are forgotten.
  void makeRoom() {
    if (firstLeaving() != null) {
      spilling.lock();
      try {
        for (LogChunk chunk = firstLeaving(); chunk != null; chunk = firstLeaving()) {
          left(chunk, write(chunk));
        }
      } finally {
        spilling.unlock();
      }
    }
    forgetTooMuch();
  }

  private synchronized void forgetTooMuch() {
    while (!spills() && cost + open.cost() > most && !blocks.isEmpty()) {
      forgetOldest();
    }
  }

  private synchronized @Nullable LogChunk firstLeaving() {
    return leaving.peekFirst();
  }

  /// @return null when it cannot lie on the disk
  private @Nullable SpilledBlock write(LogChunk chunk) {
    int size = chunk.length + chunk.lines * LogChunk.INDEX;
    if (spill == null || failed || spill.place(size) < 0) {
      return null;
    }
    synchronized (this) {
      while (!spilled.isEmpty() && spilled.getFirst().place < spill.oldestKept(size)) {
        forgetOldest();
      }
    }
    try {
      return spill.write(chunk);
    } catch (IOException e) {
      failed = true;
      append(-1, new LogMark.Trouble(Message.of("logs.notSpilled", String.valueOf(e.getMessage()))), LogLine.NO_TIME);
      return null;
    }
  }

  private synchronized void left(LogChunk chunk, @Nullable SpilledBlock written) {
    if (leaving.peekFirst() != chunk) {
      // all was cleared meanwhile
      return;
    }
    leaving.removeFirst();
    if (written == null) {
      blocks.addLast(chunk);
      while (cost + open.cost() > most && !blocks.isEmpty()) {
        forgetOldest();
      }
    } else {
      cost += SpilledBlock.COST - chunk.cost();
      spilled.addLast(written);
      blocks.addLast(written);
    }
  }

  private void forgetOldest() {
    switch (blocks.removeFirst()) {
      case LogChunk chunk -> {
        cost -= chunk.cost();
        forgotten(chunk.lines, chunk.levels());
      }
      case SpilledBlock block -> {
        spilled.removeFirst();
        block.forget();
        cost -= SpilledBlock.COST;
        forgotten(block.lines, block.levels());
      }
    }
  }

  private void forgotten(int lines, int[] counts) {
    evicted += lines;
    for (int level = 0; level < counts.length; level++) {
      levels[level] -= counts[level];
    }
  }

  /// All that is kept now.
  public synchronized LogSnapshot snapshot() {
    List<LogBlock> now = new ArrayList<>(blocks.size() + leaving.size() + 1);
    now.addAll(blocks);
    now.addAll(leaving);
    if (open.lines() > 0) {
      now.add(open.view());
    }
    return new LogSnapshot(now, evicted, next, levels.clone(), begun, moves);
  }

  /// How many bytes of memory the lines take, the index included, about.
  public synchronized long cost() {
    return cost + open.cost();
  }

  /// Calls the listener after each change, on the thread that made it; it must be quick.
  public Subscription subscribe(Runnable listener) {
    Listening own = new Listening(listener);
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  /// Deletes what lies on the disk. What is in memory can still be read.
  @Override
  public void close() {
    if (spill != null) {
      spill.close();
    }
  }

  void tell() {
    listeners.forEach(one -> one.listener.run());
  }

  /// Tells two subscriptions of the same listener apart: equal only to itself.
  private static final class Listening {
    private final Runnable listener;

    private Listening(Runnable listener) {
      this.listener = listener;
    }
  }
}
