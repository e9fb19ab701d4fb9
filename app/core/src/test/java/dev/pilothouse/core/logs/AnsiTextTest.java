// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.logs.LogLine.Span;
import dev.pilothouse.core.logs.LogLine.Style;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnsiTextTest {
  private static AnsiText of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return AnsiText.of(bytes, 0, bytes.length);
  }

  private static Style colour(int foreground) {
    return new Style(foreground, -1, false, false, false, false, false);
  }

  @Test
  void colours_become_spans_of_the_clean_text() {
    AnsiText text = of("a \u001b[31mred\u001b[0m b \u001b[1;92mbold green\u001b[m");

    assertThat(text.text()).isEqualTo("a red b bold green");
    assertThat(text.spans())
        .containsExactly(
            new Span(2, 5, colour(1)), new Span(8, 18, new Style(10, -1, true, false, false, false, false)));
  }

  @Test
  void palettes_and_true_colours_are_understood() {
    assertThat(of("\u001b[38;5;208mx").spans()).containsExactly(new Span(0, 1, colour(208)));
    assertThat(of("\u001b[38;2;1;2;3mx").spans()).containsExactly(new Span(0, 1, colour(Style.RGB | 0x010203)));
    assertThat(of("\u001b[48;5;7;4mx").spans())
        .containsExactly(new Span(0, 1, new Style(-1, 7, false, false, false, true, false)));
    assertThat(of("\u001b[38;5mx\u001b[999999999999mx\u001b[;;;mx").text()).isEqualTo("xxx");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`a\u001b[2Kb` | ab",
        "`a\u001b[10;20Hb` | ab",
        "`a\u001b]0;title\u0007b` | ab",
        "`a\u001b]52;c;c2VjcmV0\u0007b` | ab",
        "`a\u001b]50;?\u001b\\b` | ab",
        "`\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\` | link",
        "`a\u001bP$qm\u001b\\b` | ab",
        "`a\u001bcb` | ab",
        "`a\u001b(Bb` | ab",
        "`a\u001b[` | a",
        "`a\u001b` | a",
        "`a\u001b]0;never ends` | a",
        "`10%\r20%` | 10%␍20%",
        "`a\u0008\u0007\u0000b\u007f` | a␈␇␀b␡",
        "`a\u009b31mb` | a‹U+009B›31mb",
        "`a\u202eb\u200bc\ufeff` | a‹U+202E›b‹U+200B›c‹U+FEFF›",
        "`a\tb` | `a\tb`",
        "`名前 🚢 é` | 名前 🚢 é",
      })
  void nothing_but_colours_is_obeyed_and_nothing_hides(String in, String out) {
    assertThat(of(in).text()).isEqualTo(out);
  }

  @Test
  void whatever_comes_no_escape_and_no_control_is_left() {
    Random random = new Random(11);
    String alphabet = "\u001b\u001b\u001b[]PX^_;:0123456789mHK\u0007\\\r\u009b\u202eab ";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      AnsiText read = of(text.toString());
      assertThat(read.text().chars()).noneMatch(c -> c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x202e);
      assertThat(read.spans()).allMatch(span -> span.from() < span.to() && span.to() <= read.text().length());
    }
  }

  @Test
  void a_line_of_a_buffer_is_cleaned_when_it_is_read() {
    LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);
    buffer.append(0, "\u001b[31mERR\u001b[0mOR x\u202e\n\u00a0plain é\u2014\n".getBytes(StandardCharsets.UTF_8));

    LogSnapshot snapshot = buffer.snapshot();
    assertThat(snapshot.line(0).text()).isEqualTo("ERROR x‹U+202E›");
    assertThat(snapshot.line(0).spans()).containsExactly(new Span(0, 3, colour(1)));
    assertThat(snapshot.line(1).text()).isEqualTo("\u00a0plain é\u2014");
  }
}
