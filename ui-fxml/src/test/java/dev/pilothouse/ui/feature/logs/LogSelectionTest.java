// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogSelectionTest {

  @Test
  void whatIsSelectedIsCutAtBothEnds() {
    LogSelection selection = new LogSelection(5, 3, 3, 7);
    assertThat(selection.of(2, 10)).isNull();
    assertThat(selection.of(3, 10).from()).isEqualTo(7);
    assertThat(selection.of(4, 10).from()).isZero();
    assertThat(selection.of(5, 10).to()).isEqualTo(3);
  }

  @Test
  void it_stays_on_its_words_when_lines_get_other_numbers_and_goes_with_a_line_that_is_not_kept() {
    LogSelection selection = new LogSelection(3, 5, 7, 2);
    assertThat(selection.moved(line -> line + 100)).isEqualTo(new LogSelection(103, 5, 107, 2));
    assertThat(selection.moved(line -> line == 3 ? -1 : line)).isNull();
  }
}
