// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.search;

/// The scores of [FuzzyMatcher] alone, without the places, for very many texts: no garbage, two lines of numbers in place of a
/// table. One thread.
final class FuzzyScores {
  private final String[] words;
  private int[] before = new int[128];
  private int[] here = new int[128];
  private int[] bonuses = new int[128];
  private char[] letters = new char[128];

  FuzzyScores(String[] words) {
    this.words = words;
  }

  /// The score that [FuzzyMatcher#match] would give; [FuzzyMatcher#NONE] for no match.
  int of(String text) {
    if (words.length == 0) {
      return 0;
    }
    int score = 0;
    for (String word : words) {
      if (!FuzzyMatcher.isSubsequence(word, text)) {
        return FuzzyMatcher.NONE;
      }
      boolean tooLong = (long) word.length() * text.length() > FuzzyMatcher.LONGEST;
      score += tooLong ? FuzzyMatcher.greedy(word, text).score() : best(word, text);
    }
    return score - Math.min(text.length(), 60) / 4;
  }

  private int best(String word, String text) {
    int length = text.length();
    if (length > before.length) {
      before = new int[length];
      here = new int[length];
      bonuses = new int[length];
      letters = new char[length];
    }
    for (int j = 0; j < length; j++) {
      letters[j] = FuzzyMatcher.lower(text.charAt(j));
      bonuses[j] = FuzzyMatcher.bonus(text, j);
    }
    first(word.charAt(0), length);
    for (int i = 1; i < word.length(); i++) {
      int[] swap = before;
      before = here;
      here = swap;
      next(word.charAt(i), length);
    }
    int best = FuzzyMatcher.NONE;
    for (int j = 0; j < length; j++) {
      best = Math.max(best, here[j]);
    }
    return best;
  }

  private void first(char letter, int length) {
    for (int j = 0; j < length; j++) {
      here[j] = letters[j] == letter ? bonuses[j] - Math.min(j, 10) : FuzzyMatcher.NONE;
    }
  }

  private void next(char letter, int length) {
    int near = FuzzyMatcher.NONE;
    int far = FuzzyMatcher.NONE;
    here[0] = FuzzyMatcher.NONE;
    for (int j = 1; j < length; j++) {
      int last = before[j - 1];
      near = Math.max(near + FuzzyMatcher.GAP, last);
      far = Math.max(far, last + FuzzyMatcher.WIDEST_GAP);
      near = Math.max(near, far);
      if (letters[j] != letter || near <= FuzzyMatcher.NONE / 2) {
        here[j] = FuzzyMatcher.NONE;
        continue;
      }
      int side = last > FuzzyMatcher.NONE / 2 ? last + Math.max(FuzzyMatcher.CONSECUTIVE, bonuses[j]) : FuzzyMatcher.NONE;
      here[j] = Math.max(side, near + bonuses[j]);
    }
  }
}
