// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScalarTypeTest {

  @ParameterizedTest
  @CsvFileSource(resources = "plain-scalars.tsv", delimiter = '\t')
  void aWordMeansWhatKubectlMakesOfIt(String word, ScalarType type) {
    assertThat(ScalarType.ofPlain(word)).isEqualTo(type);
  }

  @Test
  void nothingAtAllIsNull() {
    assertThat(ScalarType.ofPlain("")).isEqualTo(ScalarType.NULL);
  }

  @ParameterizedTest
  @CsvSource({"0777, 511", "0o17, 15", "0x1F, 31", "-0b101, -5", "1_000, 1000", "+5, 5", "0, 0", "00, 0"})
  void anIntegerSaysWhatItIsInAnyBase(String word, long value) {
    assertThat(ScalarType.integer(word)).isEqualTo(value);
  }

  @Test
  void quotesMakeATextOfEverything() {
    YamlMapping root = YamlText.read("a: \"no\"\nb: '5'\nc: no\nd: !!str 5\ne: |\n  7\n").documents().getFirst().object().orElseThrow();
    assertThat(root.entries().stream().map(entry -> ((YamlScalar) entry.value()).type()))
        .containsExactly(ScalarType.STRING, ScalarType.STRING, ScalarType.BOOLEAN, ScalarType.STRING, ScalarType.STRING);
  }
}
