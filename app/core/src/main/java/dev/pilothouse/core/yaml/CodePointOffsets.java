// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.Arrays;

/// The parser counts characters (code points), a text in memory is made of chars: some characters are two of them.
final class CodePointOffsets {
  // the index, in code points, of each character of two chars
  private final int[] wide;
  private final int length;

  CodePointOffsets(String text) {
    length = text.length();
    int[] found = new int[0];
    int count = 0;
    int index = 0;
    for (int i = 0; i < text.length(); index++) {
      boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
      if (pair) {
        if (count == found.length) {
          found = Arrays.copyOf(found, Math.max(8, count * 2));
        }
        found[count++] = index;
      }
      i += pair ? 2 : 1;
    }
    wide = Arrays.copyOf(found, count);
  }

  /// The char at which the character of this index begins.
  int of(int index) {
    int before = Arrays.binarySearch(wide, index);
    return Math.min(length, index + (before >= 0 ? before : -before - 1));
  }
}
