// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextUpdateTest {

  private static String made(String before, List<TextUpdate.Change> changes) {
    StringBuilder text = new StringBuilder(before);
    changes.forEach(change -> text.replace(change.from(), change.to(), change.text()));
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void theChangesMakeTheNewTextWhateverTheTwoAre(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      String before = text(random);
      String after = text(random);
      assertThat(made(before, TextUpdate.between(before, after))).isEqualTo(after);
    }
  }

  private static String text(Random random) {
    return random.ints(random.nextInt(12), 0, 5).mapToObj(word -> "line " + "abcde".charAt(word)).collect(Collectors.joining("\n"));
  }

  @Test
  void theSameTextIsNoChange() {
    assertThat(TextUpdate.between("a\nb", "a\nb")).isEmpty();
  }

  @Test
  void ofALineOnlyWhatDiffersIsTouched() {
    assertThat(TextUpdate.between("replicas: 5\nage: 1\n", "replicas: 6\nage: 1\n")).containsExactly(new TextUpdate.Change(10, 11, "6"));
  }

  @Test
  void aCaretStaysWithItsLine() {
    String before = "a: 1\nb: 2\nc: 3\n";
    String after = "a: 1\nnew: line\nb: 2\nc: 3\n";
    int caret = before.indexOf("c: 3") + 2;
    for (TextUpdate.Change change : TextUpdate.between(before, after)) {
      caret = change.moved(caret);
    }
    assertThat(caret).isEqualTo(after.indexOf("c: 3") + 2);
  }
}
