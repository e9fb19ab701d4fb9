// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.chart;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimeAxisTest {

  @Test
  void timesLieWhereTheirShareIs() {
    TimeAxis axis = new TimeAxis(1_000, 1_100, 50, 250);
    assertThat(axis.x(1_000)).isEqualTo(50);
    assertThat(axis.x(1_050)).isEqualTo(150);
    assertThat(axis.x(1_100)).isEqualTo(250);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 60, 600, 7_200, 86_400, 2_000_000})
  void roundTimesHaveRoomForTheirWords(long span) {
    TimeAxis axis = new TimeAxis(10_000_003, 10_000_003 + (double) span, 0, 500);
    List<Long> ticks = axis.ticks(90);
    for (int i = 1; i < ticks.size(); i++) {
      assertThat(axis.x(ticks.get(i)) - axis.x(ticks.get(i - 1))).isGreaterThanOrEqualTo(span > 400_000 ? 0 : 90);
    }
    assertThat(ticks).allSatisfy(tick -> assertThat(axis.x(tick)).isBetween(0.0, 500.0));
  }
}
