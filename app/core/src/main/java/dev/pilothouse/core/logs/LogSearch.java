// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/// Searches the lines of a snapshot. Takes a while for many lines: away from the screen, and it can be stopped. Marks are not
/// searched. Not for several threads at once.
public final class LogSearch {
  /// After so many lines that a pattern takes too long for, it is told to be of no use.
  private static final int PATIENCE = 3;

  private final LogQuery query;
  private final int[] skip = new int[256];
  private int slow;

  public LogSearch(LogQuery query) {
    this.query = query;
    byte[] literal = query.literal;
    if (literal != null) {
      // Horspool: how far the text may be moved when this byte stands under its end.
      Arrays.fill(skip, literal.length);
      for (int i = 0; i < literal.length - 1; i++) {
        skip[literal[i] & 0xff] = literal.length - 1 - i;
        if (!query.caseSensitive && literal[i] >= 'a' && literal[i] <= 'z') {
          skip[literal[i] - 32] = literal.length - 1 - i;
        }
      }
    }
  }

  /// How a search ended.
  public sealed interface Result {
    /// A line matches.
    record Found(long line) implements Result {}

    /// No line does, or the search was stopped.
    record None() implements Result {}

    /// The pattern took too long for this line, and the search went no further.
    record TooSlow(long line) implements Result {}
  }

  /// The first line from `from` on that matches.
  public Result next(LogSnapshot lines, long from, BooleanSupplier stopped) {
    return scan(lines, from, _ -> false, stopped);
  }

  /// The last line up to and with `from` that matches.
  public Result previous(LogSnapshot lines, long from, BooleanSupplier stopped) {
    if (from < lines.first() || lines.first() == lines.end()) {
      return new Result.None();
    }
    List<LogBlock> blocks = lines.blocks();
    long start = Math.min(from, lines.end() - 1);
    for (int i = lines.blockIndex(start); i >= 0 && !stopped.getAsBoolean(); i--) {
      LogChunk chunk = blocks.get(i).pass();
      int until = (int) Math.min(chunk.lines - 1L, start - chunk.first);
      long[] last = {-1};
      Result result =
          scan(
              chunk,
              0,
              until,
              line -> {
                last[0] = line;
                return true;
              });
      if (last[0] >= 0) {
        return new Result.Found(last[0]);
      }
      if (result instanceof Result.TooSlow) {
        return result;
      }
    }
    return new Result.None();
  }

  /// Tells every line from `from` on that matches, until the sink says false: the last line told is then the one found.
  ///
  /// @param stopped asked now and then; true ends the search
  public Result scan(LogSnapshot lines, long from, LongPredicate sink, BooleanSupplier stopped) {
    long start = Math.max(from, lines.first());
    if (start >= lines.end()) {
      return new Result.None();
    }
    List<LogBlock> blocks = lines.blocks();
    for (int i = lines.blockIndex(start); i < blocks.size() && !stopped.getAsBoolean(); i++) {
      LogChunk chunk = blocks.get(i).pass();
      int begin = (int) Math.max(0, start - chunk.first);
      Result result = scan(chunk, begin, chunk.lines - 1, sink);
      if (!(result instanceof Result.None)) {
        return result;
      }
    }
    return new Result.None();
  }

  /// How many lines match.
  public long count(LogSnapshot lines, BooleanSupplier stopped) {
    long[] count = {0};
    scan(
        lines,
        lines.first(),
        _ -> {
          count[0]++;
          return true;
        },
        stopped);
    return count[0];
  }

  private Result scan(LogChunk chunk, int from, int until, LongPredicate sink) {
    byte[] literal = query.literal;
    return literal == null || chunk.odd ? scanLines(chunk, from, until, sink) : scanBytes(chunk, literal, from, until, sink);
  }

  /// All lines of the chunk in one go; a newline stands between them, and none in the literal.
  private Result scanBytes(LogChunk chunk, byte[] literal, int from, int until, LongPredicate sink) {
    int end = until + 1 < chunk.lines ? chunk.begin(until + 1) : chunk.length;
    int at = find(chunk.bytes, chunk.begin(from), end, literal);
    while (at >= 0) {
      int line = chunk.lineAt(at);
      if (!sink.test(chunk.first + line)) {
        return new Result.Found(chunk.first + line);
      }
      at = line + 1 < chunk.lines ? find(chunk.bytes, chunk.begin(line + 1), end, literal) : -1;
    }
    return new Result.None();
  }

  private Result scanLines(LogChunk chunk, int from, int until, LongPredicate sink) {
    for (int line = from; line <= until; line++) {
      long number = chunk.first + line;
      boolean match;
      try {
        match = chunk.mark(line) == null && matches(chunk, line);
      } catch (LogQuery.TooSlowException e) {
        return new Result.TooSlow(number);
      }
      if (match && !sink.test(number)) {
        return new Result.Found(number);
      }
    }
    return new Result.None();
  }

  /// Whether one line matches. A pattern that took too long for some lines is not asked any more.
  ///
  /// @param tooSlow the answer for a line that the pattern takes too long for
  boolean matchesOrTooSlow(LogChunk chunk, int line, boolean tooSlow) {
    if (gaveUp()) {
      return tooSlow;
    }
    try {
      return matches(chunk, line);
    } catch (LogQuery.TooSlowException e) {
      slow++;
      return tooSlow;
    }
  }

  boolean gaveUp() {
    return slow >= PATIENCE;
  }

  private boolean matches(LogChunk chunk, int line) {
    byte[] literal = query.literal;
    int begin = chunk.begin(line);
    int end = chunk.end(line);
    if (chunk.odd(line)) {
      return query.matches(AnsiText.of(chunk.bytes, begin, end - begin).text());
    }
    return literal != null
        ? find(chunk.bytes, begin, end, literal) >= 0
        : query.matches(new String(chunk.bytes, begin, end - begin, StandardCharsets.UTF_8));
  }

  private int find(byte[] bytes, int from, int end, byte[] literal) {
    int last = literal.length - 1;
    int at = from;
    while (at + last < end) {
      int i = last;
      while (i >= 0 && same(bytes[at + i], literal[i])) {
        i--;
      }
      if (i < 0) {
        return at;
      }
      at += skip[bytes[at + last] & 0xff];
    }
    return -1;
  }

  private boolean same(byte in, byte wanted) {
    return in == wanted || (!query.caseSensitive && LogQuery.lower(in) == wanted);
  }
}
