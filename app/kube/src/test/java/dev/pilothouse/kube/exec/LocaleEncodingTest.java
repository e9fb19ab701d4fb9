// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.exec;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LocaleEncodingTest {

  @Test
  void without_a_locale_only_plain_letters_reach_a_program() {
    LocaleEncoding none = new LocaleEncoding(StandardCharsets.US_ASCII);
    assertThat(none.carries("--cluster=harbor")).isTrue();
    assertThat(none.carries("größe")).isFalse();
    assertThat(none.carries("中文")).isFalse();
  }

  @Test
  void with_UTF_8_every_letter_does() {
    assertThat(new LocaleEncoding(StandardCharsets.UTF_8).carries("größe 中文 😀")).isTrue();
  }
}
