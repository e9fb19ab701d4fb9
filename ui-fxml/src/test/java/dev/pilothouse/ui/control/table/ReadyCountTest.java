// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.model.Health;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReadyCountTest {
  @ParameterizedTest
  @CsvSource({
    "2/3, BAD, bad", "2/3, WARNING, bad", "2/3, PROGRESSING, ''", "0/1, NEUTRAL, muted", "3/3, BAD, ''", "7/6, PROGRESSING, ''",
    "yes, BAD, ''", "a/b, BAD, ''"
  })
  void only_what_should_be_ready_and_is_not_is_told_in_red(String words, Health health, String tone) {
    assertThat(new ReadyCount(words, health).tone()).isEqualTo(tone);
  }
}
