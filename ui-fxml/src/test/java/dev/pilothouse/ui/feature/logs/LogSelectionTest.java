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
}
