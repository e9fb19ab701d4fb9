// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// L72, what is not UTF-8: its bytes can be read.
class LineBytesTest {
  private static final String AT = "2026-03-01T10:00:00Z ";

  private static LineDetails details(byte[] line) {
    LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);
    byte[] at = AT.getBytes(UTF_8);
    byte[] whole = new byte[at.length + line.length + 1];
    System.arraycopy(at, 0, whole, 0, at.length);
    System.arraycopy(line, 0, whole, at.length, line.length);
    whole[whole.length - 1] = '\n';
    buffer.append(0, whole);
    LogSnapshot all = buffer.snapshot();
    return LineDetails.of(all, new JudgedLines(LineRules.NONE).follow(all, TraceFolds.CLOSED, () -> false), 0);
  }

  @Test
  void text_needs_none() {
    assertThat(details("INFO 上海 is UTF-8".getBytes(UTF_8)).hex()).isEmpty();
  }

  @Test
  void another_encoding_is_told_by_its_bytes() {
    assertThat(details("caf\u00e9 au lait, deux".getBytes(ISO_8859_1)).hex()).isEqualTo("""
        00000000  63 61 66 e9 20 61 75 20 6c 61 69 74 2c 20 64 65  caf. au lait, de
        00000010  75 78                                            ux""");
  }

  @Test
  void of_many_bytes_the_first_are_told_and_how_many_there_are() {
    byte[] many = "x".repeat(20_000).getBytes(UTF_8);
    many[17_000] = (byte) 0xff;
    assertThat(details(many).hex().lines()).hasSize(257).last().isEqualTo("… 20000");
  }
}
