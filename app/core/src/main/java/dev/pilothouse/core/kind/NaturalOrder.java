// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

/// The order in which people expect names: letters without regard to case, numbers by their value, so that `db-2` comes before
/// `db-10`. Makes no garbage.
public final class NaturalOrder {
  private NaturalOrder() {}

  /// Negative, zero or positive as for a [java.util.Comparator]. Zero only for equal texts.
  public static int compare(String left, String right) {
    int l = 0;
    int r = 0;
    int leftEnd = left.length();
    int rightEnd = right.length();
    while (l < leftEnd && r < rightEnd) {
      char a = left.charAt(l);
      char b = right.charAt(r);
      if (isDigit(a) && isDigit(b)) {
        int leftNumber = skipZeros(left, l);
        int rightNumber = skipZeros(right, r);
        l = endOfDigits(left, leftNumber);
        r = endOfDigits(right, rightNumber);
        int difference = compareDigits(left, leftNumber, l, right, rightNumber, r);
        if (difference != 0) {
          return difference;
        }
        continue;
      }
      if (a != b) {
        int difference = Character.toLowerCase(a) - Character.toLowerCase(b);
        if (difference != 0) {
          return difference;
        }
      }
      l++;
      r++;
    }
    int rest = Integer.compare(leftEnd - l, rightEnd - r);
    return rest != 0 ? rest : left.compareTo(right);
  }

  private static int compareDigits(String left, int leftFrom, int leftTo, String right, int rightFrom, int rightTo) {
    int byLength = Integer.compare(leftTo - leftFrom, rightTo - rightFrom);
    if (byLength != 0) {
      return byLength;
    }
    for (int i = 0; i < leftTo - leftFrom; i++) {
      int difference = left.charAt(leftFrom + i) - right.charAt(rightFrom + i);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static int skipZeros(String text, int from) {
    int at = from;
    while (at < text.length() - 1 && text.charAt(at) == '0' && isDigit(text.charAt(at + 1))) {
      at++;
    }
    return at;
  }

  private static int endOfDigits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
