// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.Collection;
import java.util.Locale;

/// Which of the right words somebody meant who wrote a wrong one: the one with the fewest slips between them, a swap of two letters
/// being one slip (Damerau and Levenshtein, optimal string alignment).
public final class Nearest {
  private Nearest() {}

  /// @return empty when none is near: more than a third of the letters would have to change, or any of a word of one or two
  public static String to(String word, Collection<String> right) {
    String best = "";
    int least = Math.max(word.length() > 2 ? 1 : 0, word.length() / 3) + 1;
    for (String candidate : right) {
      int slips = Math.abs(candidate.length() - word.length()) > least ? Integer.MAX_VALUE : slips(word, candidate);
      if (slips < least || (slips == least && !best.isEmpty() && candidate.compareTo(best) < 0)) {
        least = slips;
        best = candidate;
      }
    }
    return best;
  }

  /// Another case alone is no slip worth counting, so that it wins over every other candidate.
  private static int slips(String a, String b) {
    return a.equalsIgnoreCase(b) ? 0 : distance(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }

  static int distance(String a, String b) {
    int[] twoBack = new int[b.length() + 1];
    int[] back = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      back[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], back[j]) + 1, back[j - 1] + other);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], twoBack[j - 2] + 1);
        }
      }
      int[] free = twoBack;
      twoBack = back;
      back = row;
      row = free;
    }
    return back[b.length()];
  }
}
