// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line as it is drawn: without its timestamp, without escape sequences, with control characters made visible.
///
/// @param number counted from the beginning of the log, and the same for ever
/// @param millis when the line was written, since 1970; [#NO_TIME] when that is not known
/// @param source the number that the line was appended with
/// @param continued whether it is a further piece of the line before, which was too long for one
/// @param mark what the program says here in place of a line; null for a line of the log
/// @param spans the parts of the text that the log itself coloured, in order, not overlapping
public record LogLine(
    long number, long millis, int source, LogLevel level, boolean continued, @Nullable LogMark mark, String text,
    List<Span> spans) {
  public static final long NO_TIME = Long.MIN_VALUE;

  public LogLine {
    spans = List.copyOf(spans);
  }

  /// A part of the text and its look.
  ///
  /// @param from the index of the first char
  /// @param to the index after the last
  public record Span(int from, int to, Style style) {}

  /// What escape sequences can ask for. A colour is -1 for the view's own, 0 to 255 of the terminal's palette, or a colour with
  /// [#RGB] set.
  public record Style(
      int foreground, int background, boolean bold, boolean dim, boolean italic, boolean underline, boolean inverse) {
    public static final int RGB = 1 << 24;
    public static final Style PLAIN = new Style(-1, -1, false, false, false, false, false);
  }
}
