// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A growing set of lines, a bit for each, in pages of 4,096. One thread at a time; what [#now] hands out never changes: a page
/// that was handed out is copied before it is written.
final class LineBits {
  static final int SHIFT = 12;
  static final int WORDS = 1 << (SHIFT - 6);

  private final List<Page> pages = new ArrayList<>();
  private long firstPage = -1;
  private @Nullable LineSet last;

  private static final class Page {
    private long[] bits = new long[WORDS];
    private int count;
    private boolean shared;
  }

  private @Nullable Page page(long line) {
    long at = (line >>> SHIFT) - firstPage;
    return firstPage < 0 || at < 0 || at >= pages.size() ? null : pages.get((int) at);
  }

  boolean contains(long line) {
    Page page = page(line);
    return page != null && (page.bits[word(line)] & bit(line)) != 0;
  }

  private static int word(long line) {
    return (int) (line >>> 6) & (WORDS - 1);
  }

  private static long bit(long line) {
    return 1L << (line & 63);
  }

  /// @param line not before those that were forgotten
  void set(long line, boolean in) {
    if (contains(line) == in) {
      return;
    }
    if (firstPage < 0) {
      firstPage = line >>> SHIFT;
    }
    while (line >>> SHIFT < firstPage) {
      pages.addFirst(new Page());
      firstPage--;
    }
    while (firstPage + pages.size() <= line >>> SHIFT) {
      pages.add(new Page());
    }
    Page page = page(line);
    if (page != null) {
      if (page.shared) {
        page.bits = page.bits.clone();
        page.shared = false;
      }
      page.bits[word(line)] ^= bit(line);
      page.count += in ? 1 : -1;
      last = null;
    }
  }

  /// Forgets the lines before one.
  void forget(long before) {
    while (!pages.isEmpty() && firstPage < before >>> SHIFT) {
      pages.removeFirst();
      firstPage++;
      last = null;
    }
    if (pages.isEmpty()) {
      firstPage = -1;
      return;
    }
    for (long line = firstPage << SHIFT; line < before; line++) {
      set(line, false);
    }
  }

  /// The set as it is now.
  LineSet now() {
    LineSet known = last;
    if (known != null) {
      return known;
    }
    long[][] bits = new long[pages.size()][];
    long[] before = new long[pages.size() + 1];
    for (int i = 0; i < bits.length; i++) {
      Page page = pages.get(i);
      page.shared = true;
      bits[i] = page.bits;
      before[i + 1] = before[i] + page.count;
    }
    LineSet made = new LineSet(bits, before, Math.max(0, firstPage));
    last = made;
    return made;
  }
}
