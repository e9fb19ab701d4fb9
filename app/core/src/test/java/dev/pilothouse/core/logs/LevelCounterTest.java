// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.logs.LevelCounts.Group;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LevelCounterTest {
  private static final long BEGIN = 1_772_000_000_000L;
  private final LevelCounter counter = new LevelCounter();

  @Test
  void lines_are_counted_by_the_second_and_their_level() {
    counter.add(BEGIN, LogLevel.INFO);
    counter.add(BEGIN + 999, LogLevel.FATAL);
    counter.add(BEGIN + 2_000, LogLevel.WARN);
    counter.add(LogLine.NO_TIME, LogLevel.WARN);
    LevelCounts counts = counter.now();
    assertThat(counts.size()).isEqualTo(3);
    assertThat(counts.begin(0)).isEqualTo(BEGIN);
    assertThat(counts.all(0)).isEqualTo(2);
    assertThat(counts.count(Group.ERROR, 0)).isEqualTo(1);
    assertThat(counts.count(Group.WARN, 2)).isEqualTo(1);
    assertThat(counts.most()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 5_000, 1_000_000, 400_000_000})
  void no_line_is_lost_however_far_apart_they_are_and_in_whatever_order(long seconds) {
    Random random = new Random(seconds);
    for (int i = 0; i < 5_000; i++) {
      counter.add(BEGIN + random.nextLong(seconds * 1_000), LogLevel.ERROR);
    }
    LevelCounts counts = counter.now();
    long sum = 0;
    for (int at = 0; at < counts.size(); at++) {
      sum += counts.count(Group.ERROR, at);
    }
    assertThat(sum).isEqualTo(5_000);
    assertThat(counts.size()).isLessThanOrEqualTo(LevelCounter.MOST);
    assertThat(counts.begin(0)).isBetween(BEGIN - counts.width(), BEGIN + seconds * 1_000);
  }
}
