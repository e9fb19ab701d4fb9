// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop.log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer CANARYcanary123",
        "authorization: basic CANARYcanary123==",
        "token: CANARYcanary123",
        "{\"token\":\"CANARYcanary123\"}",
        "password=CANARYcanary123",
        "client-key-data: CANARYcanary123",
        "id-token: 'CANARYcanary123'",
        "proxy http://user:CANARYcanary123@proxy.example:3128/",
        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJDQU5BUlljYW5hcnkxMjMifQ.CANARYcanary123",
        "-----BEGIN EC PRIVATE KEY-----\nCANARYcanary123\n-----END EC PRIVATE KEY-----",
        "cut off: -----BEGIN PRIVATE KEY-----\nCANARYcanary123"
      })
  void takes_secrets_out(String text) {
    assertThat(Redaction.of(text)).doesNotContain("CANARYcanary123").contains("‹redacted›");
  }

  @Test
  void leaves_plain_words_alone() {
    String text = "GET https://10.0.0.1:6443/api/v1/pods answered 403, user \"viewer\" cannot list pods; tokens are read each minute";
    assertThat(Redaction.of(text)).isEqualTo(text);
  }
}
