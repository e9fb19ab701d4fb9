// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class CleanTextTest {

  @ParameterizedTest
  @ValueSource(strings = {
      "Authorization: Bearer canary-8f2b77", "authorization: basic Y2FuYXJ5LThmMmI3Nw==", "{\"token\":\"canary-8f2b77\"}",
      "token=canary-8f2b77", "password: canary-8f2b77", "client-key-data: canary-8f2b77", "https://me:canary-8f2b77@host/x",
      "eyJhbGciOiJSUzI1NiJ9.canary-8f2b77.canary-8f2b77", "access_token='canary-8f2b77'", "aws_secret: canary-8f2b77",
      "-----BEGIN RSA PRIVATE KEY-----\ncanary-8f2b77\n-----END RSA PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\ncanary-8f2b77"})
  void hides_what_looks_like_a_secret(String text) {
    assertThat(CleanText.lines(text, 1_000)).doesNotContain("8f2b77").doesNotContain("Y2FuYXJ5LThm");
  }

  @Test
  void keeps_words_as_they_are() {
    String words = "pods is forbidden: User \"jane\" cannot list resource \"pods\" in API group \"\" at the cluster scope — 禁止 😀";
    assertThat(CleanText.line(words, 1_000)).isEqualTo(words);
  }

  @Test
  void shows_control_characters_instead_of_obeying_them() {
    assertThat(CleanText.line("a\u001B[31mred\u0007\u202Eevil\u200B\r\nnext", 100)).isEqualTo("aU+001B[31mredU+0007U+202Eevil next");
    assertThat(CleanText.lines("one\ntwo", 100)).isEqualTo("one\ntwo");
  }

  @Test
  void shortens_without_splitting_a_character() {
    assertThat(CleanText.line("ab😀cd", 3)).isEqualTo("ab…");
    assertThat(CleanText.line("abcdef", 3)).isEqualTo("abc…");
  }
}
