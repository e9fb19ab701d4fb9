// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.logs.LogFields.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class LogFieldsTest {

  private static List<Field> fields(String line) {
    return LogFields.of(line).orElseThrow().fields();
  }

  private static LogLine line(String text) {
    LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);
    buffer.append(0, ("2026-03-01T10:00:00Z " + text + "\n").getBytes(UTF_8));
    return FieldText.of(buffer.snapshot().line(0));
  }

  private static List<String> styled(LogLine line) {
    return line.spans().stream().map(span -> line.text().substring(span.from(), span.to())).toList();
  }

  @Test
  void the_fields_of_a_json_object_in_their_order() {
    assertThat(fields("{\"msg\":\"hi \\\"you\\\"\",\"n\":5,\"ok\":true,\"none\":null,\"in\":{\"a\":[1, 2]},\"z\":\"\"}"))
        .containsExactly(
            new Field("msg", "hi \"you\""), new Field("n", "5"), new Field("ok", "true"), new Field("none", "null"),
            new Field("in", "{\"a\":[1, 2]}"), new Field("z", ""));
  }

  @Test
  void the_pairs_of_logfmt() {
    assertThat(fields("level=info msg=\"two words, \\\"quoted\\\"\" http.status=200 empty="))
        .containsExactly(
            new Field("level", "info"), new Field("msg", "two words, \"quoted\""), new Field("http.status", "200"),
            new Field("empty", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "hello", "GET /orders 200", "{}", "{\"a\":1", "{\"a\":1} and more", "[1,2]", "a=1", "x=\"open y=2", "a=\"b\"c d=1", "=1 b=2",
        "java.lang.Error: a=b c=d"
      })
  void other_lines_have_no_fields(String line) {
    assertThat(LogFields.of(line)).isEmpty();
  }

  @Test
  void a_line_is_read_as_level_message_and_the_rest_without_the_time() {
    LogLine read = line("{\"time\":\"2026-03-01T10:00:00Z\",\"level\":\"INFO\",\"msg\":\"request handled\",\"status\":201,\"path\":\"/a b\"}");
    assertThat(read.text()).isEqualTo("INFO  request handled status=201 path=\"/a b\"");
    assertThat(styled(read)).containsExactly("INFO  ", "status=", "path=");
  }

  @Test
  void what_failed_stands_out() {
    assertThat(styled(line("{\"level\":\"error\",\"status\":503}"))).containsExactly("ERROR ", "status=", "503");
    assertThat(styled(line("status=404 dur=2ms"))).containsExactly("status=", "404", "dur=");
  }

  @Test
  void a_line_of_words_stays_as_it_is() {
    assertThat(line("INFO hello a=b").text()).isEqualTo("INFO hello a=b");
  }
}
