// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.Arrays;

/// What a search came to.
sealed interface Found {
  Places NONE = new Places(new int[0], new int[0], 0);

  /// Where it was found, in order, in characters from the beginning of the text. Immutable.
  final class Places implements Found {
    private final int[] starts;
    private final int[] ends;
    private final int count;

    Places(int[] starts, int[] ends, int count) {
      this.starts = starts;
      this.ends = ends;
      this.count = count;
    }

    int count() {
      return count;
    }

    int start(int place) {
      return starts[place];
    }

    int end(int place) {
      return ends[place];
    }

    /// @return the first place that ends behind this position; as many as there are when none does
    int endingBehind(int position) {
      int at = Arrays.binarySearch(ends, 0, count, position + 1);
      return at < 0 ? -at - 1 : at;
    }

    /// @return the first place that begins at or behind this position, from the top again when there is none
    int from(int position) {
      int at = Arrays.binarySearch(starts, 0, count, position);
      int first = at < 0 ? -at - 1 : at;
      return count == 0 ? -1 : first == count ? 0 : first;
    }

    /// @return the last place that begins before this position, from the bottom again when there is none
    int before(int position) {
      int at = Arrays.binarySearch(starts, 0, count, position);
      int last = (at < 0 ? -at - 1 : at) - 1;
      return count == 0 ? -1 : last < 0 ? count - 1 : last;
    }

    /// @return which place this is exactly; -1 when it is none
    int index(int start, int end) {
      int at = Arrays.binarySearch(starts, 0, count, start);
      return at >= 0 && ends[at] == end ? at : -1;
    }
  }

  /// A text to put in the place of another.
  record Replacement(int from, int to, String text, int count) implements Found {}

  /// The expression is none, or what should be put in cannot be made.
  ///
  /// @param why a word of the regular expressions' own, in English
  /// @param at the character it is about, counted from 1
  record Wrong(String why, int at) implements Found {}

  /// The expression asks for more than a computer has.
  record TooDeep() implements Found {}

  /// Nobody waits for it any more.
  record Stopped() implements Found {}
}
