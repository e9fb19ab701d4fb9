// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// Which lines belong to the line before, for the traces of `traces.txt`: `>` begins, `|` belongs.
class TraceLinesTest {

  record Case(String name, List<String> lines) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = TraceLinesTest.class.getResourceAsStream("traces.txt")) {
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (line.startsWith("== ")) {
          cases.add(new Case(line.substring(3), new ArrayList<>()));
        } else {
          cases.getLast().lines().add(line);
        }
      }
    }
    return cases.stream();
  }

  private static String text(String line) {
    return line.length() > 1 && line.charAt(1) == ' ' ? line.substring(2) : line.substring(1);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_lines_of_a_trace_belong_together(Case one) {
    TraceLines traces = new TraceLines();
    List<String> judged = new ArrayList<>();
    for (String line : one.lines()) {
      byte[] bytes = text(line).getBytes(UTF_8);
      boolean belongs = traces.belongs(LevelGuess.of(bytes, 0, bytes.length), text(line));
      judged.add((belongs ? "|" : ">") + line.substring(1));
    }
    assertThat(String.join("\n", judged)).isEqualTo(String.join("\n", one.lines()));
  }

  @Test
  void after_a_restart_nothing_goes_on() {
    TraceLines traces = new TraceLines();
    traces.belongs(LogLevel.FATAL, "panic: out of memory");
    traces.cut();
    assertThat(traces.belongs(LogLevel.UNKNOWN, "main.main()")).isFalse();
  }
}
