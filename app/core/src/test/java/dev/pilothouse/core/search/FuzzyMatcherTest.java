// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.search;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FuzzyMatcherTest {

  private static List<String> best(String pattern, String... texts) {
    return new FuzzyMatcher(pattern).best(List.of(texts), text -> text, 10).stream().map(FuzzyMatcher.Ranked::item).toList();
  }

  @Test
  void startsOfWordsWinOverLettersInside() {
    assertThat(best("cw", "crow", "checkout-worker", "wc")).containsExactly("checkout-worker", "crow");
  }

  @Test
  void lettersSideBySideWinOverScatteredOnes() {
    assertThat(best("cart", "catalog-reader-test", "shop-cart")).startsWith("shop-cart");
  }

  @Test
  void aWholeShortNameWinsOverALongOneThatBeginsWithIt() {
    assertThat(best("cart", "cart-cache-7f8b", "cart")).containsExactly("cart", "cart-cache-7f8b");
  }

  @Test
  void humpsOfKindsCountAsWords() {
    assertThat(best("hpa", "HorizontalPodAutoscaler", "chopa")).startsWith("HorizontalPodAutoscaler");
    assertThat(new FuzzyMatcher("hpa").match("HorizontalPodAutoscaler").positions()).containsExactly(0, 10, 13);
  }

  @Test
  void everyWordOfThePatternMustBeThereInAnyOrder() {
    assertThat(best("logs che", "Logs of checkout", "Logs of cart")).containsExactly("Logs of checkout");
    assertThat(best("che logs", "Logs of checkout")).isNotEmpty();
  }

  @Test
  void positionsAreThoseOfTheLettersThatMatched() {
    assertThat(new FuzzyMatcher("eck").match("checkout").positions()).containsExactly(2, 3, 4);
  }

  @Test
  void nothingTypedMatchesEverythingAndStrangersMatchNothing() {
    assertThat(best("", "a", "b")).containsExactly("a", "b");
    assertThat(best("xyz", "abc")).isEmpty();
    assertThat(new FuzzyMatcher("数据").match("订单数据库").positions()).containsExactly(2, 3);
  }

  @Test
  void aVeryLongTextIsRankedToo() {
    assertThat(new FuzzyMatcher("end").match("x".repeat(20_000) + "-end")).isNotNull();
  }

  @Test
  void scoringAloneGivesTheScoresOfMatching() {
    java.util.Random random = new java.util.Random(3);
    for (int i = 0; i < 2000; i++) {
      String text = random.ints(1 + random.nextInt(14), 0, 6).mapToObj(c -> "abcA-1".substring(c, c + 1)).reduce("", String::concat);
      String pattern = random.ints(1 + random.nextInt(4), 0, 3).mapToObj(c -> "abc".substring(c, c + 1)).reduce("", String::concat);
      FuzzyMatcher.Match match = new FuzzyMatcher(pattern).match(text);
      assertThat(new FuzzyScores(new String[] {pattern}).of(text))
          .as(pattern + " in " + text)
          .isEqualTo(match == null ? FuzzyMatcher.NONE : match.score());
    }
  }
}
