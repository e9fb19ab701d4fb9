// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceLayoutTest {

  @ParameterizedTest
  @CsvSource({"1, 600", "5, 600", "10, 900", "40, 600", "150, 900", "1000, 900", "1000, 500", "5000, 1600"})
  void allPlacesAreWithinTheWidthAndNotMuchHigherThanALane(int count, double width) {
    PlaceLayout layout = PlaceLayout.of(count, width);
    assertThat(layout.x(Math.min(count, layout.perRow()) - 1) + layout.width()).isLessThanOrEqualTo(width + 0.5);
    assertThat(layout.whole(count)).isLessThanOrEqualTo(100);
    assertThat(layout.y(count - 1) + layout.height()).isEqualTo(layout.whole(count));
  }

  @Test
  void aFewHaveTheirNamesAndManyHaveNone() {
    assertThat(PlaceLayout.of(5, 700).named()).isTrue();
    assertThat(PlaceLayout.of(60, 700).named()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"5, 700", "300, 700"})
  void aPlaceIsFoundWhereItIsDrawn(int count, double width) {
    PlaceLayout layout = PlaceLayout.of(count, width);
    for (int i = 0; i < count; i++) {
      assertThat(layout.at(layout.x(i) + layout.width() / 2, layout.y(i) + layout.height() / 2, count)).isEqualTo(i);
    }
    assertThat(layout.at(width + 50, 1, count)).isEqualTo(-1);
  }
}
