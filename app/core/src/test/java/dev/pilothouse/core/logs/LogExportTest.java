// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.logs.LogExport.Format;
import dev.pilothouse.core.logs.LogExport.Source;
import dev.pilothouse.core.model.Message;
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
    buffer.mark(0, new LogMark.Note(Message.literal("1")), LogLine.NO_TIME);
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
    buffer.mark(0, new LogMark.Note(Message.literal("1")), LogLine.NO_TIME);
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

  private LogExport all() {
    LogSnapshot lines = buffer.snapshot();
    return new LogExport(lines, ShownLines.all(lines), number -> new Source("shop", "cart-" + number, "app"), mark -> "a gap");
  }

  private static String written(LogExport export, Format format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(format, out, done -> false);
    return out.toString(UTF_8);
  }

  @Test
  void what_looks_like_a_secret_is_masked_only_when_that_is_wanted() throws IOException {
    line(0, "login password=hunter2 ok");
    line(0, "-----BEGIN PRIVATE KEY-----");
    line(1, "INFO of another pod");
    line(0, "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC");
    line(0, "-----END PRIVATE KEY-----");
    assertThat(written(all(), Format.TEXT)).contains("hunter2", "MIIEvQ");
    for (Format format : Format.values()) {
      assertThat(written(all().masked(), format)).contains("ok", "INFO of another pod").doesNotContain("hunter2", "MIIEvQ");
    }
  }

  @Test
  void a_secret_that_is_cut_between_two_pieces_of_a_long_line_is_masked_as_well() throws IOException {
    for (int before = LinePieces.PIECE - 30; before < LinePieces.PIECE; before++) {
      line(0, "x".repeat(before - 1) + " password=correct-horse-battery-staple and " + "y".repeat(40_000));
    }
    assertThat(buffer.snapshot().end()).as("lines come in pieces").isGreaterThan(60);
    for (Format format : Format.values()) {
      String masked = written(all().masked(), format);
      assertThat(masked.lines().toList()).hasSize(30).allMatch(one -> one.contains(" password=" + SecretMask.MASK + " and yyy"));
      assertThat(masked).doesNotContain("correct", "horse", "batt", "staple");
    }
  }

  @Test
  void of_a_long_log_the_last_lines_are_given_on() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      line(0, "line " + i);
    }
    LogExport last = all().last(2_000);
    assertThat(last.size()).isBetween(20L, 40L);
    assertThat(written(last, Format.TEXT)).endsWith("line 999\n").doesNotContain("line 900\n");
    assertThat(all().last(1 << 20).size()).isEqualTo(1_000);
  }

  @Test
  void nothing_is_nothing() throws IOException {
    assertThat(written(LogFilter.NONE, Format.TEXT)).isEmpty();
  }
}
