// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AgesTest {

  @ParameterizedTest
  @CsvSource({"1,1s", "119,119s", "120,2m", "190,3m10s", "2820,47m", "10800,3h", "11400,3h10m", "86400,24h", "172800,2d", "273600,3d4h", "3542400,41d"})
  void anAgeIsWrittenAsKubectlWritesIt(long seconds, String words) {
    assertThat(Ages.of(seconds)).isEqualTo(words);
  }

  @Test
  void whatTheServerDidNotSayIsLeftEmpty() {
    assertThat(Ages.between(0, 1_000)).isEmpty();
  }

  @Test
  void aClockThatRunsAheadGivesNoNegativeAge() {
    assertThat(Ages.between(1_010, 1_000)).isEqualTo("0s");
  }
}
