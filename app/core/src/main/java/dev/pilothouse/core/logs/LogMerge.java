// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.model.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Puts what several streams tell into one buffer in the order of the server's timestamps, as far as that can be known without
/// anybody waiting: what arrives is held for a moment, so that an older line of another stream can come before it. A line that is
/// later than that is put where it arrives, and once for each stream a mark says so when it is [#LATE]; lines of one stream never
/// change places. What a stream that [#joins] later tells of before is put between the lines. One stream alone waits for nothing.
/// Holds a bounded number of bytes: beyond it everything goes on at once. Any thread.
public final class LogMerge {
  /// How long a line waits for older ones of other streams.
  public static final Duration WINDOW = Duration.ofMillis(300);
  /// How much older than a line above it a line may be without a word.
  static final Duration LATE = Duration.ofSeconds(1);
  static final long MOST_HELD = 32L << 20;

  private final LogBuffer target;
  private final Executor later;
  private final LongSupplier nanoTime;
  private final Map<Integer, Held> streams = new HashMap<>();
  private final Openings openings = new Openings();
  /// The streams whose lines are put between those that were handed on, as far as they are older.
  private final Set<Integer> joining = new HashSet<>();
  private final List<LateLines.Late> late = new ArrayList<>();
  private long heldBytes;
  /// When the youngest line was written that was handed on, in milliseconds since 1970.
  private long youngest = LogLine.NO_TIME;
  private boolean asked;

  /// @param later runs a task after about [#WINDOW]
  /// @param nanoTime a time that only grows
  public LogMerge(LogBuffer target, Executor later, LongSupplier nanoTime) {
    this.target = target;
    this.later = later;
    this.nanoTime = nanoTime;
  }

  /// A stream is being opened: the others wait for it a while, so that what was written before stands in order.
  public synchronized void opening(int source) {
    openings.announced(source, nanoTime.getAsLong());
    streams.computeIfAbsent(source, Held::new);
  }

  /// A stream is open, or will not be. What it tells first is waited for a moment still.
  public synchronized void opened(int source) {
    openings.open(source, nanoTime.getAsLong());
    ask();
  }

  /// A stream was asked for after others had begun: what it tells of before is put between their lines, until it has caught up.
  public synchronized void joins(int source) {
    joining.add(source);
  }

  /// Forgets what is held: nobody wants it any more.
  public synchronized void forget() {
    streams.clear();
    joining.clear();
    heldBytes = 0;
  }

  /// A stream ended: what it told stays.
  public synchronized void ended(int source) {
    openings.done(source, nanoTime.getAsLong());
    Held stream = streams.get(source);
    if (stream != null) {
      stream.ended = true;
      forget(stream);
    }
    ask();
  }

  /// Takes whole lines, each with a timestamp before it and a newline after it. The array is the merge's to keep.
  public void lines(int source, byte[] utf8) {
    take(source, new Block(utf8, null, LogLine.NO_TIME));
  }

  /// Takes a mark, which stands after the lines of its stream that came before.
  ///
  /// @param millis when it was, since 1970; [LogLine#NO_TIME] when that is not known
  public void mark(int source, LogMark mark, long millis) {
    take(source, new Block(new byte[0], mark, millis));
  }

  private synchronized void take(int source, Block block) {
    Held stream = streams.computeIfAbsent(source, Held::new);
    openings.done(source, nanoTime.getAsLong());
    if (streams.size() == 1 && stream.blocks.isEmpty() && openings.isEmpty() && !joining.contains(source)) {
      put(source, block, 0, block.bytes.length);
      block.readLast(stream);
      youngest = Math.max(youngest, stream.millis);
      target.tell();
      return;
    }
    block.arrived = nanoTime.getAsLong();
    heldBytes += block.bytes.length;
    if (stream.blocks.isEmpty()) {
      block.read(stream);
    }
    stream.blocks.add(block);
    if (heldBytes > MOST_HELD) {
      release(Long.MAX_VALUE);
    }
    ask();
  }

  private void ask() {
    if (!asked && streams.values().stream().anyMatch(stream -> !stream.blocks.isEmpty())) {
      asked = true;
      later.execute(this::turn);
    }
  }

  private synchronized void turn() {
    asked = false;
    long now = nanoTime.getAsLong();
    if (openings.over(now)) {
      release(now - WINDOW.toNanos());
    }
    ask();
  }

  /// Hands on everything that is held.
  public synchronized void flush() {
    release(Long.MAX_VALUE);
  }

  /// Hands on in order until nothing is left that arrived before a time.
  private void release(long arrivedBefore) {
    PriorityQueue<Held> heads = new PriorityQueue<>();
    int due = 0;
    for (Held stream : streams.values()) {
      if (!stream.blocks.isEmpty()) {
        heads.add(stream);
        due += stream.waitsSince(arrivedBefore);
      }
    }
    boolean any = due > 0;
    while (due > 0) {
      Held first = heads.remove();
      due -= first.waitsSince(arrivedBefore);
      if (!older(first)) {
        run(first, heads.peek());
      }
      due += first.waitsSince(arrivedBefore);
      if (!first.blocks.isEmpty()) {
        heads.add(first);
      }
    }
    insert();
    if (any) {
      target.tell();
    }
  }

  /// Sets aside what a stream that joins tells of before. Whether there was any.
  private boolean older(Held stream) {
    if (!joining.contains(stream.source) || stream.millis == LogLine.NO_TIME) {
      return false;
    }
    if (stream.millis >= youngest || !target.takesLate()) {
      joining.remove(stream.source);
      return false;
    }
    Block block = stream.blocks.getFirst();
    do {
      int end = block.lineEnd();
      late.add(new LateLines.Late(stream.source, block.bytes, block.at, end, block.mark, block.millis, stream.millis));
      block.at = end;
      if (block.at >= block.bytes.length) {
        break;
      }
      block.read(stream);
    } while (stream.millis < youngest);
    turnPage(stream, block);
    return true;
  }

  /// Puts what was set aside between the lines; where that cannot be any more behind them, and says so.
  private void insert() {
    if (!late.isEmpty() && !target.insert(late)) {
      Set<Integer> told = new HashSet<>();
      for (LateLines.Late one : late) {
        if (told.add(one.source)) {
          target.append(one.source, new LogMark.Note(Message.of("logs.late")), one.millis);
        }
        target.put(one);
      }
    }
    late.clear();
  }

  /// Hands on a stream's lines as long as none of another stream is older.
  private void run(Held stream, @Nullable Held other) {
    Block block = stream.blocks.getFirst();
    int from = block.at;
    tellLate(stream, block);
    do {
      youngest = Math.max(youngest, stream.millis);
      block.at = block.lineEnd();
      if (block.at >= block.bytes.length) {
        break;
      }
      block.read(stream);
    } while (other == null || other.compareTo(stream) > 0);
    put(stream.source, block, from, block.at);
    turnPage(stream, block);
  }

  /// Goes on to the next block where all of one was handed on.
  private void turnPage(Held stream, Block block) {
    if (block.at >= block.bytes.length) {
      stream.blocks.removeFirst();
      heldBytes -= block.bytes.length;
      Block next = stream.blocks.peekFirst();
      if (next != null) {
        next.read(stream);
      }
      forget(stream);
    }
  }

  private void tellLate(Held stream, Block block) {
    boolean late = stream.millis != LogLine.NO_TIME && stream.millis + LATE.toMillis() < youngest;
    if (late && !stream.late && block.mark == null) {
      stream.late = true;
      target.append(stream.source, new LogMark.Note(Message.of("logs.late")), stream.millis);
    }
  }

  private void forget(Held stream) {
    if (stream.ended && stream.blocks.isEmpty()) {
      streams.remove(stream.source);
    }
  }

  private void put(int source, Block block, int from, int to) {
    LogMark mark = block.mark;
    if (mark != null) {
      target.append(source, mark, block.millis);
    } else {
      target.append(source, block.bytes, from, to);
    }
  }

  /// What waits of one stream, and the time of the first line of it.
  private static final class Held implements Comparable<Held> {
    private final int source;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private final Timestamp timestamp = new Timestamp();
    private long millis = LogLine.NO_TIME;
    private int nanos;
    private boolean ended;
    /// Whether it was told that its lines come late.
    private boolean late;

    private Held(int source) {
      this.source = source;
    }

    /// 1 when something waits that arrived before a time; else 0.
    private int waitsSince(long time) {
      Block first = blocks.peekFirst();
      return first != null && (time == Long.MAX_VALUE || first.arrived - time <= 0) ? 1 : 0;
    }

    @Override
    public int compareTo(Held other) {
      int order = Long.compare(millis, other.millis);
      order = order != 0 ? order : Integer.compare(nanos, other.nanos);
      return order != 0 ? order : Integer.compare(source, other.source);
    }
  }

  /// Lines that came together, or a mark.
  private static final class Block {
    private final byte[] bytes;
    private final @Nullable LogMark mark;
    private final long millis;
    private long arrived;
    private int at;

    private Block(byte[] bytes, @Nullable LogMark mark, long millis) {
      this.bytes = bytes;
      this.mark = mark;
      this.millis = millis;
    }

    /// Notes the time of the line at hand; one without a time has that of the line before it, and none is older than that.
    private void read(Held stream) {
      if (mark == null && stream.timestamp.read(bytes, at, bytes.length)) {
        boolean later = stream.timestamp.millis() > stream.millis
            || (stream.timestamp.millis() == stream.millis && stream.timestamp.nanos() > stream.nanos);
        if (later) {
          stream.millis = stream.timestamp.millis();
          stream.nanos = stream.timestamp.nanos();
        }
      }
    }

    /// Notes the time of the last line.
    private void readLast(Held stream) {
      int begin = bytes.length - 1;
      while (begin > 0 && bytes[begin - 1] != '\n') {
        begin--;
      }
      at = Math.max(0, begin);
      read(stream);
    }

    private int lineEnd() {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      return Math.min(bytes.length, end + 1);
    }
  }
}
