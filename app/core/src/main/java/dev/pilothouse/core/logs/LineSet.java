// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/// Lines of a log, a bit for each: the n-th one and the place of one are found in the time of a binary search. Immutable; any
/// thread.
public final class LineSet implements ShownLines {
  public static final LineSet NONE = new LineSet(new long[0][], new long[1], 0);

  private final long[][] pages;
  /// How many lines of the set stand before each page.
  private final long[] before;
  private final long firstPage;

  LineSet(long[][] pages, long[] before, long firstPage) {
    this.pages = pages;
    this.before = before;
    this.firstPage = firstPage;
  }

  /// The lines of a snapshot that match. Takes a while: away from the screen.
  ///
  /// @param stopped asked now and then; true ends it early
  public static LineSet matching(LogSearch search, LogSnapshot lines, BooleanSupplier stopped) {
    LineBits found = new LineBits();
    search.scan(
        lines,
        lines.first(),
        line -> {
          found.set(line, true);
          return true;
        },
        stopped);
    return found.now();
  }

  /// The lines of a list.
  public static LineSet of(Iterable<Long> lines) {
    LineBits found = new LineBits();
    lines.forEach(line -> found.set(line, true));
    return found.now();
  }

  public boolean contains(long line) {
    long page = (line >>> LineBits.SHIFT) - firstPage;
    return page >= 0
        && page < pages.length
        && (pages[(int) page][(int) (line >>> 6) & (LineBits.WORDS - 1)] >>> (line & 63) & 1) != 0;
  }

  @Override
  public long size() {
    return before[pages.length];
  }

  @Override
  public long line(long index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException("line " + index + " of " + size());
    }
    int found = Arrays.binarySearch(before, index);
    int page = found >= 0 ? found : -found - 2;
    while (before[page + 1] == before[page]) {
      page++;
    }
    int left = (int) (index - before[page]);
    int word = 0;
    while (Long.bitCount(pages[page][word]) <= left) {
      left -= Long.bitCount(pages[page][word++]);
    }
    long bits = pages[page][word];
    for (; left > 0; left--) {
      bits &= bits - 1;
    }
    return ((firstPage + page) << LineBits.SHIFT) + ((long) word << 6) + Long.numberOfTrailingZeros(bits);
  }

  @Override
  public long index(long line) {
    long page = (line >>> LineBits.SHIFT) - firstPage;
    if (line < 0 || page < 0) {
      return 0;
    }
    if (page >= pages.length) {
      return size();
    }
    long[] bits = pages[(int) page];
    int word = (int) (line >>> 6) & (LineBits.WORDS - 1);
    long index = before[(int) page];
    for (int i = 0; i < word; i++) {
      index += Long.bitCount(bits[i]);
    }
    return index + Long.bitCount(bits[word] & ((1L << (line & 63)) - 1));
  }
}
