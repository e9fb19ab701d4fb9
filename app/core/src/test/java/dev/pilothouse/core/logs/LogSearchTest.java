// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.logs.LogSearch.Result;
import dev.pilothouse.core.logs.LogSearch.Result.Found;
import dev.pilothouse.core.logs.LogSearch.Result.None;
import dev.pilothouse.core.logs.LogSearch.Result.TooSlow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LogSearchTest {
  private final LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);

  private LogSnapshot lines(String... lines) {
    buffer.append(0, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    return buffer.snapshot();
  }

  private static Result next(LogQuery query, LogSnapshot lines, long from) {
    return new LogSearch(query).next(lines, from, () -> false);
  }

  private static Result previous(LogQuery query, LogSnapshot lines, long from) {
    return new LogSearch(query).previous(lines, from, () -> false);
  }

  private static List<Long> all(LogQuery query, LogSnapshot lines) {
    List<Long> found = new ArrayList<>();
    new LogSearch(query).scan(lines, 0, found::add, () -> false);
    return found;
  }

  @Test
  void forward_and_back_from_any_line() {
    LogSnapshot lines = lines("timeout a", "b", "c timeout timeout", "d", "e timeout");
    LogQuery query = LogQuery.literal("timeout", true);

    assertThat(next(query, lines, 0)).isEqualTo(new Found(0));
    assertThat(next(query, lines, 1)).isEqualTo(new Found(2));
    assertThat(next(query, lines, 3)).isEqualTo(new Found(4));
    assertThat(next(query, lines, 5)).isEqualTo(new None());
    assertThat(previous(query, lines, 99)).isEqualTo(new Found(4));
    assertThat(previous(query, lines, 3)).isEqualTo(new Found(2));
    assertThat(previous(query, lines, 1)).isEqualTo(new Found(0));
    assertThat(previous(query, lines, -1)).isEqualTo(new None());
    assertThat(new LogSearch(query).count(lines, () -> false)).isEqualTo(3);
  }

  @Test
  void case_matters_only_when_asked_for() {
    LogSnapshot lines = lines("Timeout", "TIMEOUT", "timeout", "ÄRGER", "ärger");

    assertThat(all(LogQuery.literal("timeOUT", false), lines)).containsExactly(0L, 1L, 2L);
    assertThat(all(LogQuery.literal("timeout", true), lines)).containsExactly(2L);
    assertThat(all(LogQuery.literal("Ärger", false), lines)).containsExactly(3L, 4L);
    assertThat(all(LogQuery.literal("ärger", true), lines)).containsExactly(4L);
  }

  @Test
  void no_match_goes_over_the_end_of_a_line_or_into_a_mark() {
    LogSnapshot before = lines("ab", "cd");
    buffer.mark(0, new LogMark.Gap(Instant.EPOCH, Instant.EPOCH, true, false), 0);

    assertThat(all(LogQuery.literal("bc", true), before)).isEmpty();
    assertThat(all(LogQuery.regex("b\\s*c", true), before)).isEmpty();
    assertThat(all(LogQuery.regex("^$", true), buffer.snapshot())).isEmpty();
  }

  @Test
  void colours_inside_a_word_do_not_hide_it_and_their_codes_are_not_found() {
    LogSnapshot lines = lines("time\u001b[31mout", "\u001b[31mred");

    assertThat(all(LogQuery.literal("timeout", true), lines)).containsExactly(0L);
    assertThat(all(LogQuery.literal("31m", true), lines)).isEmpty();
  }

  @Test
  void a_search_finds_what_a_plain_look_at_each_line_finds() {
    Random random = new Random(3);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append("abAB \u001b[m".charAt(random.nextInt(8)));
      }
      texts.add(text.toString());
    }
    LogSnapshot lines = lines(texts.toArray(String[]::new));
    for (String word : List.of("a", "ab", "aab", "abba", "bAbA")) {
      List<Long> exact = new ArrayList<>();
      List<Long> loose = new ArrayList<>();
      for (long number = 0; number < lines.end(); number++) {
        String text = lines.line(number).text();
        if (text.contains(word)) {
          exact.add(number);
        }
        if (text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))) {
          loose.add(number);
        }
      }
      assertThat(all(LogQuery.literal(word, true), lines)).isEqualTo(exact);
      assertThat(all(LogQuery.literal(word, false), lines)).isEqualTo(loose);
      assertThat(all(LogQuery.regex(word, false), lines)).isEqualTo(loose);
    }
  }

  @Test
  void only_what_is_kept_is_searched() {
    LogBuffer small = new LogBuffer(600 << 10);
    for (int i = 0; i < 20_000; i++) {
      small.append(0, ("needle " + "x".repeat(90) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    LogSnapshot lines = small.snapshot();

    assertThat(next(LogQuery.literal("needle", true), lines, 0)).isEqualTo(new Found(lines.first()));
    assertThat(previous(LogQuery.literal("needle", true), lines, lines.first() - 1)).isEqualTo(new None());
  }

  @Test
  void a_pattern_that_would_never_end_is_stopped_and_the_line_named() {
    AtomicLong clock = new AtomicLong();
    LogQuery query = LogQuery.regex("a*a*a*a*a*a*b", true, () -> clock.addAndGet(10_000_000));
    LogSnapshot lines = lines("fine", "a".repeat(200));

    assertThat(next(query, lines, 0)).isEqualTo(new TooSlow(1));
    assertThat(previous(query, lines, 1)).isEqualTo(new TooSlow(1));
  }

  @Test
  void a_pattern_that_recurses_too_deep_for_a_long_line_is_stopped() {
    LogSnapshot lines = lines("ab".repeat(8_000));

    assertThat(next(LogQuery.regex("(a|b)*c", true), lines, 0)).isInstanceOf(TooSlow.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "*", "a{2", "\\"})
  void a_wrong_pattern_is_told(String pattern) {
    assertThatThrownBy(() -> LogQuery.regex(pattern, true)).isInstanceOf(PatternSyntaxException.class);
  }

  @Test
  void a_search_can_be_stopped() {
    LogSnapshot lines = lines("timeout");

    assertThat(new LogSearch(LogQuery.literal("timeout", true)).next(lines, 0, () -> true)).isEqualTo(new None());
  }

  @Test
  void matches_are_marked_in_the_drawn_text() {
    assertThat(LogQuery.literal("to", false).ranges("to TO x"))
        .containsExactly(new LogQuery.Range(0, 2), new LogQuery.Range(3, 5));
    assertThat(LogQuery.regex("x*", true).ranges("axxb")).containsExactly(new LogQuery.Range(1, 3));
  }

  @Test
  void an_empty_log_has_nothing() {
    LogSnapshot lines = buffer.snapshot();

    assertThat(next(LogQuery.literal("a", true), lines, 0)).isEqualTo(new None());
    assertThat(previous(LogQuery.literal("a", true), lines, 0)).isEqualTo(new None());
  }
}
