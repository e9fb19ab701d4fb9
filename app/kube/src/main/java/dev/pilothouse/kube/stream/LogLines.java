// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.stream;

import dev.pilothouse.core.port.LogSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes whole lines of the pieces in which a log arrives, and leaves out, after a break, the lines that were there before it.
/// Bytes are never decoded, so no character is ever cut. One thread.
///
/// A log that goes on is asked for from the second of its last line, because the kubelet knows no finer time; the lines of that
/// second that came before the break are told by their exact timestamps and their number.
final class LogLines {
  /// A longer line is cut in parts.
  static final int LONGEST = 4 << 20;

  private static final int LONGEST_STAMP = 40;
  private final Sink sink;
  private byte[] rest = new byte[0];
  private int restLength;
  private @Nullable Instant last;
  private int sameAsLast;
  private boolean resuming;
  private boolean overlap;
  private boolean silent;
  private int toSkip;

  LogLines(Sink sink) {
    this.sink = sink;
  }

  /// Takes what comes out.
  interface Sink {
    void lines(byte[] utf8);

    /// The log goes on after a break.
    ///
    /// @param from of the last line before it
    /// @param to of the first line after it
    /// @param lost whether lines between may be missing
    void resumed(Instant from, Instant to, boolean lost);

    /// What comes is of the next run of the container.
    ///
    /// @param first of its first line
    void nextRun(Instant first);
  }

  /// The time of the last line; null before the first.
  @Nullable Instant last() {
    return last;
  }

  /// The stream begins again, from the second of [#last] on.
  ///
  /// @param clean whether it had ended, so that what comes is of another run and nothing is missing; else it broke
  void resume(boolean clean) {
    restLength = 0;
    resuming = last != null;
    overlap = clean;
    silent = clean;
    toSkip = sameAsLast;
  }

  /// The stream goes on where another one stopped.
  void resumeAfter(LogSource.Resume before) {
    last = before.time();
    sameAsLast = before.sameTime();
    resume(false);
  }

  /// Takes bytes as they come.
  void take(byte[] bytes, int length) {
    int end = lastNewline(bytes, length);
    if (end < 0) {
      keep(bytes, 0, length);
      return;
    }
    byte[] whole = new byte[restLength + end + 1];
    System.arraycopy(rest, 0, whole, 0, restLength);
    System.arraycopy(bytes, 0, whole, restLength, end + 1);
    restLength = 0;
    keep(bytes, end + 1, length - end - 1);
    deliver(whole);
  }

  /// The log is complete: a last line without a newline gets one.
  void complete() {
    if (restLength > 0) {
      byte[] line = Arrays.copyOf(rest, restLength + 1);
      line[restLength] = '\n';
      restLength = 0;
      deliver(line);
    }
  }

  private static int lastNewline(byte[] bytes, int length) {
    for (int i = length - 1; i >= 0; i--) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void keep(byte[] bytes, int from, int length) {
    if (restLength + length > rest.length) {
      rest = Arrays.copyOf(rest, Math.max(restLength + length, rest.length * 2));
    }
    System.arraycopy(bytes, from, rest, restLength, length);
    restLength += length;
    if (restLength > LONGEST) {
      cut();
    }
  }

  /// Ends a line that is too long; what follows is a line of the same time.
  private void cut() {
    int stamp = stampLength(rest, 0, restLength);
    int end = restLength;
    while (end > LONGEST / 2 && (rest[end - 1] & 0xc0) == 0x80) {
      end--;
    }
    if (end > LONGEST / 2 && (rest[end - 1] & 0xc0) == 0xc0) {
      end--;
    }
    byte[] line = Arrays.copyOf(rest, end + 1);
    line[end] = '\n';
    byte[] begun = new byte[stamp + restLength - end];
    System.arraycopy(rest, 0, begun, 0, stamp);
    System.arraycopy(rest, end, begun, stamp, restLength - end);
    rest = begun;
    restLength = begun.length;
    deliver(line);
  }

  private void deliver(byte[] whole) {
    byte[] fresh = resuming ? withoutKnown(whole) : whole;
    if (fresh.length > 0) {
      remember(fresh);
      sink.lines(fresh);
    }
  }

  /// Leaves out lines from before the break, until the first one that is new.
  private byte[] withoutKnown(byte[] whole) {
    ByteArrayOutputStream fresh = new ByteArrayOutputStream();
    int from = 0;
    while (from < whole.length) {
      int end = from;
      while (whole[end] != '\n') {
        end++;
      }
      Instant time = time(whole, from, end);
      if (resuming && time != null && isKnown(time)) {
        overlap = true;
      } else {
        if (resuming && time != null) {
          settle(time);
        }
        fresh.write(whole, from, end + 1 - from);
      }
      from = end + 1;
    }
    return fresh.toByteArray();
  }

  private boolean isKnown(Instant time) {
    Instant before = last;
    if (before == null || time.isAfter(before)) {
      return false;
    }
    if (time.equals(before)) {
      return toSkip-- > 0;
    }
    return true;
  }

  /// The first new line after a break.
  private void settle(Instant first) {
    resuming = false;
    Instant before = last;
    if (before == null) {
      return;
    }
    if (silent) {
      sink.nextRun(first);
    } else {
      sink.resumed(before, first, !overlap);
    }
  }

  /// Notes the time of the last line and how many lines in a row have it.
  private void remember(byte[] lines) {
    int end = lines.length - 1;
    int from = lineStart(lines, end);
    Instant time = time(lines, from, end);
    if (time == null) {
      return;
    }
    int same = 1;
    while (from > 0) {
      end = from - 1;
      from = lineStart(lines, end);
      if (!time.equals(time(lines, from, end))) {
        from = -1;
        break;
      }
      same++;
    }
    sameAsLast = from == 0 && time.equals(last) ? sameAsLast + same : same;
    last = time;
  }

  private static int lineStart(byte[] lines, int end) {
    int from = end;
    while (from > 0 && lines[from - 1] != '\n') {
      from--;
    }
    return from;
  }

  private static int stampLength(byte[] bytes, int from, int to) {
    for (int i = from; i < Math.min(to, from + LONGEST_STAMP); i++) {
      if (bytes[i] == ' ') {
        return i + 1 - from;
      }
    }
    return 0;
  }

  private static @Nullable Instant time(byte[] bytes, int from, int to) {
    int length = stampLength(bytes, from, to);
    if (length == 0) {
      return null;
    }
    try {
      return Instant.parse(new String(bytes, from, length - 1, StandardCharsets.ISO_8859_1));
    } catch (DateTimeException notATime) {
      return null;
    }
  }
}
