// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FinishTimeTest {
  private final FinishTime finish = new FinishTime();

  @Test
  void aRolloutThatIsPausedAndResumedAfterItsEndEndedWhenItDid() {
    assertThat(finish.of("b", false, () -> 10)).isZero();
    assertThat(finish.of("b", true, () -> 20)).isEqualTo(20);
    assertThat(finish.of("b", false, () -> 30)).isZero();
    assertThat(finish.of("b", true, () -> 40)).isEqualTo(20);
  }

  @Test
  void aRevisionThatComesBackEndsAnew() {
    finish.of("a", true, () -> 10);
    finish.of("b", false, () -> 20);
    assertThat(finish.of("a", false, () -> 30)).isZero();
    assertThat(finish.of("a", true, () -> 40)).isEqualTo(40);
  }

  @Test
  void whatNobodyKnowsIsAskedAgain() {
    assertThat(finish.of("a", true, () -> 0)).isZero();
    assertThat(finish.of("a", true, () -> 20)).isEqualTo(20);
  }
}
