// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/// What looks like a secret is not written out, and the rest of a line stays.
class SecretMaskTest {

  static Stream<Arguments> rows() throws IOException {
    try (InputStream in = SecretMaskTest.class.getResourceAsStream("secrets.txt")) {
      String table = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(table.split("\n\n")).skip(1).map(pair -> pair.strip().split("\n")).map(pair -> Arguments.of(pair[0], pair[1]));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void only_the_secret_of_a_line_is_masked(String line, String masked) {
    assertThat(SecretMask.mask(line)).isEqualTo(masked);
    assertThat(SecretMask.mask(masked)).as("masked once more").isEqualTo(masked);
  }

  @Test
  void a_key_over_several_lines_is_masked_to_its_end_for_its_own_source() {
    SecretMask mask = new SecretMask();
    List<String> masked =
        Stream.of("-----BEGIN PRIVATE KEY-----", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", "Kw==", "-----END PRIVATE KEY-----", "next")
            .map(line -> mask.line(1, line))
            .toList();
    assertThat(masked).containsExactly(
        "-----BEGIN PRIVATE KEY-----" + SecretMask.MASK, SecretMask.MASK, SecretMask.MASK, "-----END PRIVATE KEY-----", "next");

    mask.line(1, "-----BEGIN PRIVATE KEY-----");
    assertThat(mask.line(2, "of another pod")).isEqualTo("of another pod");
    assertThat(mask.line(1, "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC")).isEqualTo(SecretMask.MASK);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatever_part_of_a_line_is_taken_has_no_part_of_its_secret(String line, String masked) {
    String secret = secret(line, masked);
    for (int from = 0; from < line.length(); from++) {
      String first = SecretMask.cut(line, 0, from);
      String rest = SecretMask.cut(line, from, line.length());
      assertThat(first + rest).satisfies(
          parts -> assertThat(parts.replace(SecretMask.MASK + SecretMask.MASK, SecretMask.MASK)).isEqualTo(masked));
      assertThat(secret.length() > 3 && (first + rest).contains(secret.substring(secret.length() - 3))).as(first + "|" + rest)
          .isEqualTo(secret.length() > 3 && masked.contains(secret.substring(secret.length() - 3)));
    }
  }

  private static String secret(String line, String masked) {
    int at = masked.indexOf(SecretMask.MASK);
    return at < 0 ? "" : line.substring(at, line.length() - (masked.length() - at - SecretMask.MASK.length()));
  }

  @Test
  void the_value_of_a_field_is_a_secret_by_its_name_or_by_its_form() {
    assertThat(SecretMask.value("password", "two \"words\"")).isEqualTo(SecretMask.MASK);
    assertThat(SecretMask.value("url", "redis://:s3cr3t@cache:6379/0")).isEqualTo("redis://:" + SecretMask.MASK + "@cache:6379/0");
    assertThat(SecretMask.value("status", "500")).isEqualTo("500");
    assertThat(SecretMask.value("password", "")).isEmpty();
  }

  @Test
  void a_certificate_is_no_secret() {
    assertThat(new SecretMask().line(0, "-----BEGIN CERTIFICATE-----")).isEqualTo("-----BEGIN CERTIFICATE-----");
  }

  @Test
  void hostile_lines_take_no_longer_than_others() {
    List<String> hostile =
        List.of(
            "a.".repeat(8_000), "password".repeat(2_000), "://".repeat(5_000), "eyJ" + "a".repeat(16_000), "\"".repeat(16_000),
            "token=\"" + "\\".repeat(16_000), "-----BEGIN PRIVATE KEY-----".repeat(500));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> hostile.forEach(SecretMask::mask));
  }
}
