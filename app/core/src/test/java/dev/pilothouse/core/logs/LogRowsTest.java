// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What containers write, as data, and the rows that are seen of it: `rows.txt`.
class LogRowsTest {
  private static final Pattern TIMES = Pattern.compile("\\\\\\*(\\d+)\\((.+?)\\)");
  private static final Map<Character, Integer> ESCAPES = Map.of('e', 0x1b, 'a', 7, 'b', 8, 'r', 13, 't', 9, '0', 0, '\\', 92);

  private record Case(String name, ByteArrayOutputStream written, List<String> rows, Map<Integer, String> times) {

    private Case(String name) {
      this(name, new ByteArrayOutputStream(), new ArrayList<>(), new HashMap<>());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(LogRowsTest.class.getResourceAsStream("rows.txt"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String rest = line.length() > 2 ? line.substring(2) : "";
        switch (line.isEmpty() ? '#' : line.charAt(0)) {
          case '=' -> cases.add(new Case(rest.substring(1)));
          case '<' -> cases.getLast().written.writeBytes(bytes(rest + "\n"));
          case '>' -> cases.getLast().rows.add(repeated(rest).replace("\\uFFFD", "\uFFFD"));
          case '@' -> cases.getLast().times.put(cases.getLast().rows.size() - 1, rest);
          default -> assertThat(line).as("a comment or nothing").matches("#.*|");
        }
      }
    }
    return cases.stream();
  }

  private static String repeated(String text) {
    return TIMES.matcher(text).replaceAll(times -> Matcher.quoteReplacement(times.group(2).repeat(Integer.parseInt(times.group(1)))));
  }

  private static byte[] bytes(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String text = repeated(escaped);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        bytes.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      } else if (text.charAt(++i) == 'x') {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(Objects.requireNonNull(ESCAPES.get(text.charAt(i))));
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_is_written_is_what_is_seen(Case written) {
    LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);
    buffer.append(0, written.written.toByteArray());
    List<LogLine> lines = buffer.snapshot().lines(0, Long.MAX_VALUE);
    assertThat(lines.stream().map(LogRowsTest::row)).containsExactlyElementsOf(written.rows);
    written.times.forEach((row, time) -> assertThat(time(lines.get(row))).isEqualTo(time));
  }

  private static String row(LogLine line) {
    String level = line.level() == LogLevel.UNKNOWN ? "-" : line.level().name();
    return (line.continued() ? "+" : level) + " " + line.text();
  }

  private static String time(LogLine line) {
    return line.millis() == LogLine.NO_TIME ? "none" : Instant.ofEpochMilli(line.millis()).toString();
  }
}
