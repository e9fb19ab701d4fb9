// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LineNumbersTest {

  @ParameterizedTest
  @ValueSource(longs = {3, 100, 5_000_000_000L})
  void numbers_are_found_again_however_far_they_lie_apart(long step) {
    Random random = new Random(step);
    LineNumbers numbers = new LineNumbers();
    List<Long> kept = new ArrayList<>();
    long number = 0;
    for (int i = 0; i < 20_000; i++) {
      number += 1 + random.nextLong(step);
      numbers.add(number);
      kept.add(number);
      if (i % 997 == 0) {
        long before = kept.get(random.nextInt(kept.size())) - random.nextInt(2);
        numbers.forgetBefore(before);
        kept.removeIf(one -> one < before);
      }
    }
    ShownLines view = numbers.view();
    assertThat(view.size()).isEqualTo(kept.size());
    for (int i = 0; i < kept.size(); i++) {
      assertThat(view.line(i)).isEqualTo(kept.get(i));
      assertThat(view.index(kept.get(i))).isEqualTo(i);
      assertThat(view.index(kept.get(i) + 1)).isEqualTo(i + 1);
    }
    assertThat(view.index(0)).isZero();
    assertThat(view.index(Long.MAX_VALUE)).isEqualTo(kept.size());
  }

  @Test
  void what_was_handed_out_stays() {
    LineNumbers numbers = new LineNumbers();
    numbers.add(7);
    numbers.add(9);
    ShownLines before = numbers.view();
    numbers.add(11);
    numbers.forgetBefore(10);
    assertThat(before.size()).isEqualTo(2);
    assertThat(before.line(1)).isEqualTo(9);
    assertThat(numbers.view().size()).isEqualTo(1);
    assertThat(numbers.view().line(0)).isEqualTo(11);
  }
}
