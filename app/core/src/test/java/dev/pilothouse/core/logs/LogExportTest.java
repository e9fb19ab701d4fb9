// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.logs.LogExport.Format;
import dev.pilothouse.core.logs.LogExport.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class LogExportTest {
  private static final String AT = "2026-03-01T10:00:00.123456Z ";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);

  private String written(LogFilter filter, Format format) throws IOException {
    LogSnapshot lines = buffer.snapshot();
    ShownLines shown = new FilteredLines(filter).follow(lines, () -> false);
    LogExport export =
        new LogExport(lines, shown, number -> new Source("shop", "cart-" + number, "app"), mark -> "a gap");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(format, out, done -> false);
    return out.toString(UTF_8);
  }

  private void line(int source, String text) {
    buffer.append(source, (AT + text + "\n").getBytes(UTF_8));
  }

  @Test
  void text_has_time_source_and_the_line_as_it_was_written() throws IOException {
    line(0, "\u001b[32mINFO\u001b[0m hi 上海");
    buffer.mark(0, new LogMark.Dropped(1), LogLine.NO_TIME);
    line(1, "");
    assertThat(written(LogFilter.NONE, Format.TEXT)).isEqualTo(
        """
        2026-03-01T10:00:00.123Z cart-0/app \u001b[32mINFO\u001b[0m hi 上海
        cart-0/app # a gap
        2026-03-01T10:00:00.123Z cart-1/app\s
        """);
  }

  @Test
  void only_what_is_shown_is_written() throws IOException {
    line(0, "yes 1");
    line(0, "no");
    line(0, "yes 2");
    String text = written(LogFilter.NONE.including(LogQuery.literal("yes", true)), Format.TEXT);
    assertThat(text.lines()).hasSize(2).allMatch(one -> one.contains("yes"));
  }

  @Test
  void a_line_that_is_kept_in_pieces_is_one_line_again() throws IOException {
    String huge = "x".repeat(100_000);
    line(0, huge);
    line(0, "next");
    assertThat(written(LogFilter.NONE, Format.TEXT).lines().toList()).hasSize(2).first().asString().endsWith(huge);
  }

  @Test
  void each_line_is_a_json_object_of_its_own() throws IOException {
    line(0, "ERROR \"quoted\"");
    buffer.mark(0, new LogMark.Dropped(1), LogLine.NO_TIME);
    List<JsonNode> objects = new ArrayList<>();
    for (String one : written(LogFilter.NONE, Format.JSON_LINES).lines().toList()) {
      objects.add(JSON.readTree(one));
    }
    assertThat(objects).hasSize(2);
    assertThat(objects.getFirst()).isEqualTo(JSON.readTree("""
        {"time": "2026-03-01T10:00:00.123Z", "namespace": "shop", "pod": "cart-0", "container": "app", "level": "error",
         "line": "ERROR \\"quoted\\""}"""));
    assertThat(objects.getLast().path("mark").asText()).isEqualTo("a gap");
  }

  @Test
  void nothing_is_nothing() throws IOException {
    assertThat(written(LogFilter.NONE, Format.TEXT)).isEmpty();
  }
}
