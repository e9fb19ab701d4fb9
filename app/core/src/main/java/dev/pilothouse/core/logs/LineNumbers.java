// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/// Numbers of lines in ascending order, which are added at the end and forgotten at the beginning. Four bytes a number. One
/// thread at a time; what it hands out is immutable.
final class LineNumbers {
  private static final int PAGE = 1 << 12;

  private final List<Page> pages = new ArrayList<>();
  /// How many were forgotten, and how many were ever added.
  private long begin;
  private long end;

  /// Some numbers, as what they are more than the first of them; never changed once handed out, only appended to.
  ///
  /// @param start how many numbers were added before its first one
  private record Page(long first, long start, @SuppressWarnings("ArrayRecordComponent") int[] more) {

    private boolean fits(long number, long at) {
      return at - start < PAGE && number - first <= Integer.MAX_VALUE;
    }
  }

  void add(long number) {
    if (pages.isEmpty() || !pages.getLast().fits(number, end)) {
      pages.add(new Page(number, end, new int[PAGE]));
    }
    Page last = pages.getLast();
    last.more[(int) (end - last.start)] = (int) (number - last.first);
    end++;
  }

  void forgetBefore(long number) {
    begin += view().index(number);
    while (pages.size() > 1 && pages.get(1).start <= begin) {
      pages.removeFirst();
    }
  }

  ShownLines view() {
    return new View(List.copyOf(pages), begin, end);
  }

  private record View(List<Page> pages, long begin, long end) implements ShownLines {

    @Override
    public long size() {
      return end - begin;
    }

    @Override
    public long line(long index) {
      long at = begin + index;
      if (index < 0 || at >= end) {
        throw new IndexOutOfBoundsException(index + " of " + size());
      }
      Page page = pages.get(last(Page::start, at));
      return page.first + page.more[(int) (at - page.start)];
    }

    @Override
    public long index(long line) {
      if (begin == end) {
        return 0;
      }
      int place = last(Page::first, line);
      Page page = pages.get(place);
      long next = place + 1 < pages.size() ? pages.get(place + 1).start : end;
      int from = (int) Math.max(0, begin - page.start);
      int wanted = Math.clamp(line - page.first, -1, Integer.MAX_VALUE);
      int found = Arrays.binarySearch(page.more, from, (int) (next - page.start), wanted);
      return page.start + (found >= 0 ? found : -found - 1) - begin;
    }

    /// The last page that begins at or before a place; the first when none does.
    private int last(ToLongFunction<Page> beginning, long place) {
      int low = 0;
      int high = pages.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (beginning.applyAsLong(pages.get(middle)) <= place) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    }
  }
}
