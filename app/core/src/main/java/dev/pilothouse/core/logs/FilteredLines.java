// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The lines that a filter lets through, kept up with a log that grows: each line is judged once. A bit a line. One thread at a
/// time; what it hands out is immutable.
public final class FilteredLines {
  private final LogFilter filter;
  private final @Nullable LogSearch included;
  private final @Nullable LogSearch excluded;
  private final LineBits passing = new LineBits();
  private long judged = -1;

  public FilteredLines(LogFilter filter) {
    this.filter = filter;
    included = filter.include() == null ? null : new LogSearch(filter.include());
    excluded = filter.exclude() == null ? null : new LogSearch(filter.exclude());
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
        lines, from, included, excluded,
        line -> {
          passing.set(line, true);
          last[0] = line + 1;
        },
        stopped);
    judged = stopped.getAsBoolean() ? last[0] : lines.end();
    passing.forget(lines.first());
    return passing.now();
  }

  /// Whether a pattern took too long for several lines, and is not asked any more: what it should have left out is shown.
  public boolean gaveUp() {
    return (included != null && included.gaveUp()) || (excluded != null && excluded.gaveUp());
  }
}
