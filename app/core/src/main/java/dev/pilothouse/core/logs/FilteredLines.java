// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.function.BooleanSupplier;

/// The lines that a filter lets through, kept up with a log that grows: each line is judged once. Four bytes a shown line. One
/// thread at a time; what it hands out is immutable.
public final class FilteredLines {
  private final LogFilter filter;
  private final LineNumbers numbers = new LineNumbers();
  private long judged = -1;

  public FilteredLines(LogFilter filter) {
    this.filter = filter;
  }

  public LogFilter filter() {
    return filter;
  }

  /// Judges what is new since the last call, and forgets what is no longer kept.
  ///
  /// @param stopped asked now and then; true ends it early, and the rest is judged with the next call
  public ShownLines follow(LogSnapshot lines, BooleanSupplier stopped) {
    if (filter.isEmpty()) {
      return ShownLines.all(lines);
    }
    long from = Math.max(judged, lines.first());
    long[] last = {from};
    filter.scan(
        lines, from, lines.end(),
        line -> {
          numbers.add(line);
          last[0] = line + 1;
        },
        stopped);
    judged = stopped.getAsBoolean() ? last[0] : lines.end();
    numbers.forgetBefore(lines.first());
    return numbers.view();
  }
}
