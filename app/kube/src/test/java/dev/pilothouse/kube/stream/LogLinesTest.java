// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.stream;

import dev.pilothouse.core.port.LogSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogLinesTest {
  private final StringBuilder text = new StringBuilder();
  private final List<String> gaps = new ArrayList<>();
  private final LogLines lines = new LogLines(new LogLines.Sink() {
    @Override
    public void lines(byte[] utf8) {
      assertThat(utf8[utf8.length - 1]).isEqualTo((byte) '\n');
      text.append(new String(utf8, StandardCharsets.UTF_8));
    }

    @Override
    public void resumed(Instant from, Instant to, boolean lost) {
      gaps.add(from + " to " + to + (lost ? "" : ", nothing lost"));
    }

    @Override
    public void nextRun(Instant first) {
      gaps.add("next run from " + first);
    }
  });

  private void take(String piece) {
    byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
    lines.take(bytes, bytes.length);
  }

  private static String line(String fraction, String words) {
    return "2026-01-01T00:00:" + fraction + "Z " + words + "\n";
  }

  @Test
  void piecesBecomeWholeLinesAndNoCharacterIsCut() {
    String all = line("01.5", "größer 三") + line("02", "b");
    byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
    for (byte one : bytes) {
      lines.take(new byte[] {one}, 1);
    }
    assertThat(text).hasToString(all);
  }

  @Test
  void aLastLineWithoutNewlineIsGivenAtTheEnd() {
    take("2026-01-01T00:00:01Z no newline");
    assertThat(text).isEmpty();
    lines.complete();
    assertThat(text).hasToString("2026-01-01T00:00:01Z no newline\n");
  }

  @Test
  void afterABreakNoLineComesTwice() {
    take(line("01.1", "a") + line("01.5", "b") + line("01.5", "c") + "2026-01-01T00:00:01.7Z ha");
    lines.resume(false);
    take(line("01.1", "a") + line("01.5", "b") + line("01.5", "c") + line("01.7", "half") + line("02", "d"));
    assertThat(text).hasToString(line("01.1", "a") + line("01.5", "b") + line("01.5", "c") + line("01.7", "half") + line("02", "d"));
    assertThat(gaps).containsExactly("2026-01-01T00:00:01.500Z to 2026-01-01T00:00:01.700Z, nothing lost");
  }

  @Test
  void aLineOfTheSameInstantThatCameDuringTheBreakIsKept() {
    take(line("01.5", "a") + line("01.5", "b"));
    lines.resume(false);
    take(line("01.5", "a") + line("01.5", "b") + line("01.5", "c"));
    assertThat(text).hasToString(line("01.5", "a") + line("01.5", "b") + line("01.5", "c"));
  }

  @Test
  void theNextRunOfAContainerIsNoGap() {
    take(line("01.5", "a") + line("01.5", "b"));
    lines.resume(true);
    take(line("01.5", "a") + line("01.5", "b") + line("09", "z"));
    assertThat(text).hasToString(line("01.5", "a") + line("01.5", "b") + line("09", "z"));
    assertThat(gaps).containsExactly("next run from 2026-01-01T00:00:09Z");
  }

  @Test
  void itGoesOnWhereAnotherStreamStopped() {
    lines.resumeAfter(new LogSource.Resume(Instant.parse("2026-01-01T00:00:01.5Z"), 2));
    take(line("01.1", "a") + line("01.5", "b") + line("01.5", "c") + line("01.5", "d") + line("02", "e"));
    assertThat(text).hasToString(line("01.5", "d") + line("02", "e"));
    assertThat(gaps).containsExactly("2026-01-01T00:00:01.500Z to 2026-01-01T00:00:01.500Z, nothing lost");
  }

  @Test
  void linesThatMayBeMissingAreSaidToBe() {
    take(line("01.5", "a"));
    lines.resume(false);
    take(line("09", "z"));
    assertThat(gaps).containsExactly("2026-01-01T00:00:01.500Z to 2026-01-01T00:00:09Z");
    assertThat(text).endsWith(line("09", "z"));
  }

  @Test
  void aLineThatNeverEndsIsCutInLinesOfTheSameTime() {
    take("2026-01-01T00:00:01Z " + "é".repeat(LogLines.LONGEST) + "\n");
    take("2026-01-01T00:00:02Z " + "é".repeat(LogLines.LONGEST / 2));
    take("é".repeat(LogLines.LONGEST / 2) + "\n");
    List<String> all = text.toString().lines().toList();
    assertThat(all).hasSizeGreaterThan(2).allSatisfy(one -> assertThat(one).startsWith("2026-01-01T00:00:0").doesNotContain("\uFFFD"));
  }
}
