// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Ranks texts by how well the letters of a pattern stand in them, in order: at the starts of words and at camel humps best, side
/// by side well, scattered poorly; short texts before long ones. Letters match without regard to case. A pattern of several words
/// needs each of them somewhere. One pattern, any number of texts; any thread.
public final class FuzzyMatcher {
  static final int START_OF_TEXT = 12;
  private static final int START_OF_WORD = 9;
  private static final int CAMEL = 8;
  static final int CONSECUTIVE = 10;
  private static final int PLAIN = 1;
  static final int GAP = -1;
  /// However far two letters stand apart, it costs no more than this.
  static final int WIDEST_GAP = -4;
  static final int NONE = Integer.MIN_VALUE / 2;
  /// Letters times text, above which the first way is taken for the best.
  static final int LONGEST = 8192;

  private final String[] words;
  private final long mask;

  public FuzzyMatcher(String pattern) {
    String small = pattern.strip().toLowerCase(Locale.ROOT);
    words = small.isEmpty() ? new String[0] : small.split("\\s+");
    mask = mask(small);
  }

  /// How a text matches.
  ///
  /// @param score greater is better
  /// @param positions indexes of the letters that matched, ascending
  public record Match(int score, List<Integer> positions) {
    public Match {
      positions = List.copyOf(positions);
    }
  }

  /// A thing and how its text matched.
  public record Ranked<T>(T item, Match match) {}

  /// Which of the 64 sorts of characters a text has: a text without one of the pattern's is out without a closer look.
  private static long mask(String text) {
    long bits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        bits |= bit(c);
      }
    }
    return bits;
  }

  private static long bit(char c) {
    char small = c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
    return 1L << (small & 63);
  }

  /// The match of a text; null when it has none. The empty pattern matches everything with score 0.
  public @Nullable Match match(String text) {
    if (words.length == 0) {
      return new Match(0, List.of());
    }
    if ((mask(text) & mask) != mask) {
      return null;
    }
    int score = 0;
    Set<Integer> positions = new TreeSet<>();
    for (String word : words) {
      Match one = matchWord(word, text);
      if (one == null) {
        return null;
      }
      score += one.score;
      positions.addAll(one.positions);
    }
    return new Match(score - Math.min(text.length(), 60) / 4, List.copyOf(positions));
  }

  /// Looks for the best of all ways to find the letters in their order.
  private static @Nullable Match matchWord(String word, String text) {
    if (!isSubsequence(word, text)) {
      return null;
    }
    int rows = word.length();
    int columns = text.length();
    if ((long) rows * columns > LONGEST) {
      return greedy(word, text);
    }
    int[][] best = new int[rows][columns];
    int[][] from = new int[rows][columns];
    for (int i = 0; i < rows; i++) {
      fill(word.charAt(i), i, text, best, from);
    }
    int end = -1;
    for (int j = 0; j < columns; j++) {
      if (best[rows - 1][j] > NONE && (end < 0 || best[rows - 1][j] > best[rows - 1][end])) {
        end = j;
      }
    }
    if (end < 0) {
      return null;
    }
    Integer[] positions = new Integer[rows];
    int score = best[rows - 1][end];
    for (int i = rows - 1; i >= 0; i--) {
      positions[i] = end;
      end = from[i][end];
    }
    return new Match(score, List.of(positions));
  }

  /// `best` at (i, j) is the best score with letter i at place j, `from` the place of the letter before it.
  private static void fill(char letter, int i, String text, int[][] best, int[][] from) {
    int bestBefore = NONE;
    int placeBefore = -1;
    int bestFar = NONE;
    int placeFar = -1;
    for (int j = 0; j < text.length(); j++) {
      best[i][j] = NONE;
      if (i > 0 && j > 0) {
        bestBefore += GAP;
        if (best[i - 1][j - 1] > bestBefore) {
          bestBefore = best[i - 1][j - 1];
          placeBefore = j - 1;
        }
        if (best[i - 1][j - 1] + WIDEST_GAP > bestFar) {
          bestFar = best[i - 1][j - 1] + WIDEST_GAP;
          placeFar = j - 1;
        }
        if (bestFar > bestBefore) {
          bestBefore = bestFar;
          placeBefore = placeFar;
        }
      }
      if (lower(text.charAt(j)) != letter) {
        continue;
      }
      int bonus = bonus(text, j);
      if (i == 0) {
        best[i][j] = bonus - Math.min(j, 10);
        from[i][j] = -1;
      } else if (bestBefore > NONE / 2) {
        int side = j > 0 && best[i - 1][j - 1] > NONE / 2 ? best[i - 1][j - 1] + Math.max(CONSECUTIVE, bonus) : NONE;
        int jump = bestBefore + bonus;
        best[i][j] = Math.max(side, jump);
        from[i][j] = side >= jump ? j - 1 : placeBefore;
      }
    }
  }

  /// For texts so long that the best way is not worth its price: the first way.
  static Match greedy(String word, String text) {
    Integer[] positions = new Integer[word.length()];
    int score = 0;
    int at = -1;
    for (int i = 0; i < positions.length; i++) {
      int next = at + 1;
      while (lower(text.charAt(next)) != word.charAt(i)) {
        next++;
      }
      score += next == at + 1 && i > 0 ? CONSECUTIVE : bonus(text, next);
      at = next;
      positions[i] = at;
    }
    return new Match(score, List.of(positions));
  }

  static boolean isSubsequence(String word, String text) {
    int i = 0;
    for (int j = 0; j < text.length() && i < word.length(); j++) {
      if (lower(text.charAt(j)) == word.charAt(i)) {
        i++;
      }
    }
    return i == word.length();
  }

  static int bonus(String text, int at) {
    if (at == 0) {
      return START_OF_TEXT;
    }
    char before = text.charAt(at - 1);
    char here = text.charAt(at);
    if (!Character.isLetterOrDigit(before)) {
      return START_OF_WORD;
    }
    boolean hump = Character.isUpperCase(here) && !Character.isUpperCase(before);
    boolean number = Character.isDigit(here) && !Character.isDigit(before);
    return hump || number ? CAMEL : PLAIN;
  }

  static char lower(char c) {
    return c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
  }

  /// The best of many, the best first; of equals the earlier one. All are scored, but only for the best are the places of the
  /// letters looked for.
  public <T> List<Ranked<T>> best(Iterable<T> items, Function<? super T, String> text, int limit) {
    FuzzyScores scores = new FuzzyScores(words);
    PriorityQueue<Scored<T>> best = new PriorityQueue<>();
    int order = 0;
    for (T item : items) {
      String candidate = text.apply(item);
      order++;
      if (words.length > 0 && (mask(candidate) & mask) != mask) {
        continue;
      }
      int score = scores.of(candidate);
      if (score != NONE && (best.size() < limit || (!best.isEmpty() && score > best.element().score))) {
        best.add(new Scored<>(item, candidate, score, order));
        if (best.size() > limit) {
          best.remove();
        }
      }
    }
    List<Ranked<T>> ranked = new ArrayList<>();
    best.stream().sorted(Comparator.reverseOrder()).forEach(
        scored -> {
          Match match = match(scored.text);
          if (match != null) {
            ranked.add(new Ranked<>(scored.item, match));
          }
        });
    return List.copyOf(ranked);
  }

  /// The least is the one to give up first: the lowest score and, of equals, the latest.
  private record Scored<T>(T item, String text, int score, int order) implements Comparable<Scored<T>> {
    @Override
    public int compareTo(Scored<T> other) {
      int byScore = Integer.compare(score, other.score);
      return byScore != 0 ? byScore : Integer.compare(other.order, order);
    }
  }
}
