// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/// The lines that a filter lets through, kept up with a log that grows: each line is judged once. Four bytes a shown line. One
/// thread at a time; what it hands out is immutable.
public final class FilteredLines {
  private final LogFilter filter;
  /// Numbers of shown lines, less `base`, in order; never changed once handed out, only appended to.
  private int[] numbers = new int[256];
  private int begin;
  private int end;
  private long base = -1;
  private long judged;

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
    if (base < 0) {
      base = lines.first();
      judged = base;
    }
    long from = Math.max(judged, lines.first());
    long[] last = {from};
    filter.scan(
        lines, from, lines.end(),
        line -> {
          add(line);
          last[0] = line + 1;
        },
        stopped);
    judged = stopped.getAsBoolean() ? last[0] : lines.end();
    while (begin < end && base + numbers[begin] < lines.first()) {
      begin++;
    }
    return new Shown(numbers, begin, end, base);
  }

  private void add(long line) {
    if (end == numbers.length) {
      // what was handed out keeps the old array; what is no longer kept goes with it
      int[] more = Arrays.copyOfRange(numbers, begin, begin + Math.max(256, (end - begin) * 2));
      end -= begin;
      begin = 0;
      numbers = more;
    }
    numbers[end++] = Math.toIntExact(line - base);
  }

  /// A part of the numbers.
  private static final class Shown implements ShownLines {
    private final int[] numbers;
    private final int begin;
    private final int end;
    private final long base;

    private Shown(int[] numbers, int begin, int end, long base) {
      this.numbers = numbers;
      this.begin = begin;
      this.end = end;
      this.base = base;
    }

    @Override
    public long size() {
      return (long) end - begin;
    }

    @Override
    public long line(long index) {
      return base + numbers[begin + Math.toIntExact(index)];
    }

    @Override
    public long index(long line) {
      if (line <= base) {
        return 0;
      }
      long wanted = line - base;
      int found = wanted > Integer.MAX_VALUE ? -end - 1 : Arrays.binarySearch(numbers, begin, end, (int) wanted);
      return (found >= 0 ? found : -found - 1) - (long) begin;
    }
  }
}
