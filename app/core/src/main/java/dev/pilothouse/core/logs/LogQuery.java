// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.search.StoppableText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is searched for. A literal is looked for in the bytes, a pattern in the text of each line, for a tenth of a second a line
/// at most: a pattern like `(a+)+$` would keep a processor for years. Immutable; any thread.
public final class LogQuery {
  private static final long LIMIT_NANOS = 100_000_000;

  /// The bytes of a literal, in lower case when case does not matter; null when lines must be decoded to be searched.
  final byte @Nullable [] literal;
  final boolean caseSensitive;
  private final Pattern pattern;
  private final LongSupplier nanoTime;

  private LogQuery(byte @Nullable [] literal, boolean caseSensitive, Pattern pattern, LongSupplier nanoTime) {
    this.literal = literal;
    this.caseSensitive = caseSensitive;
    this.pattern = pattern;
    this.nanoTime = nanoTime;
  }

  /// @param text not empty, on one line
  public static LogQuery literal(String text, boolean caseSensitive) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("nothing to search for");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean ascii = bytes.length == text.length();
    // Case beyond ASCII changes the number of bytes; such a text is searched as a pattern.
    byte[] fast = caseSensitive ? bytes : ascii ? lower(bytes) : null;
    return new LogQuery(fast, caseSensitive, Pattern.compile(Pattern.quote(text), flags(caseSensitive)), System::nanoTime);
  }

  /// @throws java.util.regex.PatternSyntaxException with words for a person in its description
  public static LogQuery regex(String pattern, boolean caseSensitive) {
    return regex(pattern, caseSensitive, System::nanoTime);
  }

  static LogQuery regex(String pattern, boolean caseSensitive, LongSupplier nanoTime) {
    return new LogQuery(null, caseSensitive, Pattern.compile(pattern, flags(caseSensitive)), nanoTime);
  }

  private static int flags(boolean caseSensitive) {
    return caseSensitive ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  }

  private static byte[] lower(byte[] bytes) {
    byte[] lower = bytes.clone();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = lower(lower[i]);
    }
    return lower;
  }

  static byte lower(byte value) {
    return value >= 'A' && value <= 'Z' ? (byte) (value + 32) : value;
  }

  /// Where a drawn text matches, for marking; empty when it does not, and when the pattern takes too long for it.
  public List<Range> ranges(String text) {
    List<Range> ranges = new ArrayList<>();
    try {
      Matcher matcher = matcher(text);
      while (ranges.size() < 1_000 && matcher.find()) {
        if (matcher.end() > matcher.start()) {
          ranges.add(new Range(matcher.start(), matcher.end()));
        }
      }
    } catch (StoppableText.Stopped | StackOverflowError e) {
      return List.of();
    }
    return List.copyOf(ranges);
  }

  /// A part of a text.
  ///
  /// @param to the index after the last char
  public record Range(int from, int to) {}

  /// Whether a text matches.
  boolean matches(String text) throws TooSlowException {
    try {
      return matcher(text).find();
    } catch (StoppableText.Stopped | StackOverflowError e) {
      // Java's patterns recurse for groups that repeat; a long line can be too long for them.
      throw new TooSlowException();
    }
  }

  private Matcher matcher(String text) {
    if (literal != null) {
      return pattern.matcher(text);
    }
    long deadline = nanoTime.getAsLong() + LIMIT_NANOS;
    return pattern.matcher(new StoppableText(text, () -> nanoTime.getAsLong() - deadline > 0));
  }

  /// A line took longer than the limit.
  static final class TooSlowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooSlowException() {
      super("pattern took too long", null, false, false);
    }
  }

}
