// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.ui.feature.rollout.MarkLayout.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkLayoutTest {

  @Test
  void aPodAloneHasTheWholeWidth() {
    assertThat(MarkLayout.of(1, 200, 90)).isEqualTo(new MarkLayout(Shape.CARD, 1, MarkLayout.TALL));
  }

  @Test
  void morePodsStandBesideEachOtherBeforeTheyLoseTheirSecondLine() {
    assertThat(MarkLayout.of(4, 260, 90)).isEqualTo(new MarkLayout(Shape.CARD, 2, MarkLayout.TALL));
    assertThat(MarkLayout.of(6, 260, 90).shape()).isEqualTo(Shape.LINE);
  }

  @Test
  void inAWideLaneCardsStandBesideEachOtherThoughTheyHadRoomBelow() {
    assertThat(MarkLayout.of(5, 1_064, 300)).isEqualTo(new MarkLayout(Shape.CARD, 3, MarkLayout.TALL));
  }

  @ParameterizedTest
  @ValueSource(ints = {41, 100})
  void manyPodsAreMarks(int pods) {
    assertThat(MarkLayout.of(pods, 200, 120).shape()).isEqualTo(Shape.MARK);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 1_000, 10_000})
  void veryManyPodsAreBars(int pods) {
    assertThat(MarkLayout.of(pods, 2_000, 2_000).shape()).isEqualTo(Shape.BAR);
  }

  @Test
  void whateverIsChosenFits() {
    for (int pods = 1; pods <= 300; pods++) {
      MarkLayout layout = MarkLayout.of(pods, 180, 84);
      double gap = layout.shape() == Shape.MARK ? MarkLayout.TILE_GAP : MarkLayout.GAP;
      int rows = (pods + layout.perRow() - 1) / layout.perRow();
      assertThat(layout.shape() == Shape.BAR ? 0 : rows * (layout.height() + gap) - gap).as("%d pods", pods).isLessThanOrEqualTo(84);
    }
  }
}
