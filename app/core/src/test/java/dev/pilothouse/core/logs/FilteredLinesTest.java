// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.model.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class FilteredLinesTest {
  private static final String AT = "2026-03-01T10:00:00Z ";
  private final LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);

  private void line(int source, String text) {
    buffer.append(source, (AT + text + "\n").getBytes(UTF_8));
  }

  private List<String> texts(ShownLines shown) {
    List<String> texts = new ArrayList<>();
    for (long index = 0; index < shown.size(); index++) {
      texts.add(buffer.snapshot().line(shown.line(index)).text());
    }
    return texts;
  }

  private List<String> through(LogFilter filter) {
    return texts(new FilteredLines(filter).follow(buffer.snapshot(), () -> false));
  }

  @Test
  void without_a_filter_all_is_shown() {
    line(0, "a");
    line(1, "b");
    assertThat(through(LogFilter.NONE)).containsExactly("a", "b");
  }

  @Test
  void the_lines_of_a_hidden_source_go_and_what_is_said_of_it() {
    line(0, "a");
    line(1, "b");
    buffer.mark(1, new LogMark.Note(Message.literal("3")), LogLine.NO_TIME);
    line(0, "c");
    assertThat(through(LogFilter.NONE.sources(Set.of(1)))).containsExactly("a", "c");
  }

  @Test
  void levels_are_hidden_and_shown_again() {
    line(0, "ERROR it broke");
    line(0, "DEBUG details");
    line(0, "INFO fine");
    LogFilter quiet = LogFilter.NONE.level(LogLevel.DEBUG, false).level(LogLevel.INFO, false);
    assertThat(through(quiet)).containsExactly("ERROR it broke");
    assertThat(through(quiet.level(LogLevel.DEBUG, true))).containsExactly("ERROR it broke", "DEBUG details");
  }

  @Test
  void what_must_be_there_and_what_must_not() {
    line(0, "GET /orders 500");
    line(0, "GET /healthz 500");
    line(0, "GET /orders 200");
    LogFilter broken =
        LogFilter.NONE.including(LogQuery.regex("\\b5\\d\\d\\b", false)).excluding(LogQuery.literal("/HEALTHZ", false));
    assertThat(through(broken)).containsExactly("GET /orders 500");
  }

  @Test
  void a_gap_stays_between_the_lines_whatever_is_searched() {
    line(0, "yes 1");
    buffer.mark(0, new LogMark.Gap(Instant.EPOCH, Instant.EPOCH, true, false), LogLine.NO_TIME);
    line(0, "no");
    line(0, "yes 2");
    assertThat(through(LogFilter.NONE.including(LogQuery.literal("yes", true)))).containsExactly("yes 1", "", "yes 2");
  }

  @Test
  void a_pattern_that_never_ends_hides_nothing() {
    line(0, "a".repeat(300));
    AtomicLong clock = new AtomicLong();
    LogQuery bomb = LogQuery.regex("a*a*a*a*a*a*b", true, () -> clock.addAndGet(10_000_000));
    assertThat(through(LogFilter.NONE.including(bomb))).hasSize(1);
    assertThat(through(LogFilter.NONE.excluding(bomb))).hasSize(1);
  }

  @ParameterizedTest
  // without \1 the JVM remembers where it was and ends, when its stack is deep enough for that
  @ValueSource(strings = {"(a+)+$", "(a|aa)+\\1$", "(a*)*b", "(.*a){25}$", "a*a*a*a*a*a*b", "(?:a?){60}a{60}b"})
  void a_pattern_that_would_never_end_is_stopped_after_a_few_lines_and_said_to_be(String pattern) {
    for (int i = 0; i < 1_000; i++) {
      line(0, "a".repeat(2_000) + "!");
    }
    AtomicLong asked = new AtomicLong();
    LogQuery bomb = LogQuery.regex(pattern, true, () -> asked.incrementAndGet() * 1_000_000);
    FilteredLines filtered = new FilteredLines(LogFilter.NONE.including(bomb));
    assertThat(filtered.follow(buffer.snapshot(), () -> false).size()).isEqualTo(1_000);
    assertThat(filtered.gaveUp()).isTrue();
    assertThat(asked.get()).as("looks at the clock").isLessThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void while_lines_come_and_go_the_same_is_shown_as_by_looking_at_all_of_them(long seed) {
    Random random = new Random(seed);
    LogBuffer small = new LogBuffer(600 << 10);
    LogFilter filter = LogFilter.NONE.including(LogQuery.literal("7", true)).sources(Set.of(2));
    FilteredLines followed = new FilteredLines(filter);
    for (int round = 0; round < 60; round++) {
      StringBuilder lines = new StringBuilder();
      for (int i = random.nextInt(400); i >= 0; i--) {
        lines.append(AT).append(random.nextInt(1_000)).append(" of something that goes on for a while\n");
      }
      small.append(random.nextInt(4), lines.toString().getBytes(UTF_8));
      LogSnapshot now = small.snapshot();
      ShownLines shown = followed.follow(now, () -> false);
      ShownLines whole = new FilteredLines(filter).follow(now, () -> false);
      assertThat(shown.size()).isEqualTo(whole.size());
      for (long index = 0; index < shown.size(); index++) {
        long line = shown.line(index);
        assertThat(line).isEqualTo(whole.line(index));
        assertThat(shown.index(line)).isEqualTo(index);
        assertThat(shown.index(line + 1)).isEqualTo(index + 1);
      }
      assertThat(shown.index(now.first())).isZero();
    }
    assertThat(small.snapshot().first()).as("old lines were given up").isPositive();
  }
}
