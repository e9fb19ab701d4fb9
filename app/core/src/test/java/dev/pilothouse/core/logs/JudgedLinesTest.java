// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.logs.JudgedLines.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// Which lines are shown: traces with the line that they belong to, conditions on fields, times, and lines around a match.
class JudgedLinesTest {
  private final LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);
  private int second;

  private void line(int source, String text) {
    buffer.append(source, ("2026-03-01T10:%02d:%02dZ %s\n".formatted(second / 60, second % 60, text)).getBytes(UTF_8));
    second++;
  }

  private void trace(int source) {
    line(source, "ERROR capture failed");
    line(source, "java.io.IOException: reset by bank");
    line(source, "\tat example.Bank.capture(Bank.java:7)");
  }

  private List<String> texts(ShownLines shown) {
    List<String> texts = new ArrayList<>();
    for (long index = 0; index < shown.size(); index++) {
      texts.add(buffer.snapshot().line(shown.line(index)).text().strip());
    }
    return texts;
  }

  private Judged judge(LineRules rules, TraceFolds folds) {
    return new JudgedLines(rules).follow(buffer.snapshot(), folds, () -> false);
  }

  private List<String> through(LineRules rules) {
    return texts(judge(rules, TraceFolds.CLOSED).lines());
  }

  private static LineRules including(String text) {
    return LineRules.NONE.filter(LogFilter.NONE.including(LogQuery.literal(text, false)));
  }

  @Test
  void a_trace_is_one_line_until_it_is_opened() {
    trace(0);
    line(0, "INFO next");
    JudgedLines lines = new JudgedLines(LineRules.NONE);
    Judged closed = lines.follow(buffer.snapshot(), TraceFolds.CLOSED, () -> false);
    assertThat(texts(closed.lines())).containsExactly("ERROR capture failed", "INFO next");
    assertThat(closed.size(0)).isEqualTo(2);
    Judged open = lines.follow(buffer.snapshot(), TraceFolds.CLOSED.turned(0), () -> false);
    assertThat(texts(open.lines())).hasSize(4);
    line(0, "\tat late.Frame.of(Frame.java:1)");
    Judged all = lines.follow(buffer.snapshot(), TraceFolds.OPEN, () -> false);
    assertThat(texts(all.lines())).hasSize(5);
    assertThat(texts(lines.follow(buffer.snapshot(), TraceFolds.CLOSED, () -> false).lines())).hasSize(2);
  }

  @Test
  void lines_of_two_pods_between_each_other_keep_their_own_traces() {
    line(0, "ERROR first");
    line(1, "ERROR second");
    line(0, "java.lang.IllegalStateException: of first");
    line(1, "java.lang.IllegalStateException: of second");
    line(1, "\tat b.B.b(B.java:1)");
    Judged judged = judge(LineRules.NONE, TraceFolds.CLOSED);
    assertThat(texts(judged.lines())).containsExactly("ERROR first", "ERROR second");
    assertThat(judged.parts(buffer.snapshot(), 1)).containsExactly(3L, 4L);
    assertThat(judged.head(buffer.snapshot(), 2)).isZero();
    assertThat(judged.head(buffer.snapshot(), 4)).isEqualTo(1);
  }

  @Test
  void a_trace_goes_with_the_level_of_its_line() {
    trace(0);
    line(0, "INFO next");
    LineRules quiet = LineRules.NONE.filter(LogFilter.NONE.level(LogLevel.ERROR, false));
    assertThat(texts(judge(quiet, TraceFolds.OPEN).lines())).containsExactly("INFO next");
  }

  @Test
  void what_stands_deep_in_a_trace_finds_the_whole_of_it() {
    line(0, "INFO before");
    trace(0);
    line(0, "INFO next");
    assertThat(through(including("Bank.java:7"))).containsExactly("ERROR capture failed");
    assertThat(texts(judge(including("Bank.java:7"), TraceFolds.OPEN).lines()))
        .containsExactly("ERROR capture failed", "java.io.IOException: reset by bank", "at example.Bank.capture(Bank.java:7)");
  }

  @Test
  void fields_are_wanted_and_unwanted() {
    line(0, "{\"msg\":\"a\",\"status\":500,\"user\":7}");
    line(0, "msg=b status=500 user=8");
    line(0, "msg=c status=200 user=7");
    LineRules broken = LineRules.NONE.with(new FieldCondition("status", "500", false));
    assertThat(through(broken)).hasSize(2);
    assertThat(through(broken.with(new FieldCondition("user", "7", true)))).containsExactly("msg=b status=500 user=8");
    assertThat(through(LineRules.NONE.with(new FieldCondition("*", "user=7", false)))).containsExactly("msg=c status=200 user=7");
  }

  @Test
  void lines_of_the_same_pod_around_a_match_are_shown_with_it() {
    for (int i = 0; i < 10; i++) {
      line(0, "step " + i);
      line(1, "other " + i);
    }
    assertThat(through(including("step 5").around(2))).containsExactly("step 3", "step 4", "step 5", "step 6", "step 7");
  }

  @Test
  void only_a_part_of_the_time_is_shown() {
    for (int i = 0; i < 10; i++) {
      line(0, "second " + i);
    }
    long begin = buffer.snapshot().millis(0);
    assertThat(through(LineRules.NONE.range(begin + 3_000, begin + 5_000))).containsExactly("second 3", "second 4");
  }

  /// The answer must not depend on how the lines arrived.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void judged_in_pieces_or_at_once_is_the_same(long seed) {
    Random random = new Random(seed);
    LineRules rules = including("reset").around(random.nextInt(3));
    JudgedLines follower = new JudgedLines(rules);
    TraceFolds folds = TraceFolds.CLOSED;
    for (int i = 0; i < 400; i++) {
      if (random.nextInt(6) == 0) {
        trace(random.nextInt(3));
      } else {
        line(random.nextInt(3), "INFO " + i + (random.nextInt(9) == 0 ? " reset" : ""));
      }
      if (random.nextInt(10) == 0) {
        folds = folds.turned(random.nextInt((int) buffer.snapshot().end()));
      }
      if (random.nextInt(5) == 0) {
        follower.follow(buffer.snapshot(), folds, () -> false);
      }
    }
    ShownLines pieces = follower.follow(buffer.snapshot(), folds, () -> false).lines();
    assertThat(texts(pieces)).isEqualTo(texts(judge(rules, folds).lines()));
  }

  @Test
  void a_set_of_lines_finds_each_of_them_and_forgets_the_oldest() {
    Random random = new Random(11);
    LineBits bits = new LineBits();
    TreeSet<Long> expected = new TreeSet<>();
    for (int i = 0; i < 3_000; i++) {
      long line = 20_000 + random.nextInt(30_000);
      bits.set(line, true);
      expected.add(line);
    }
    LineSet before = bits.now();
    bits.forget(25_001);
    assertSame(before, expected);
    assertSame(bits.now(), new TreeSet<>(expected.tailSet(25_001L)));
  }

  private static void assertSame(LineSet set, Set<Long> expected) {
    List<Long> lines = List.copyOf(new TreeSet<>(expected));
    assertThat(set.size()).isEqualTo(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      assertThat(set.line(i)).isEqualTo(lines.get(i));
      assertThat(set.index(lines.get(i))).isEqualTo(i);
      assertThat(set.index(lines.get(i) + 1)).isEqualTo(i + 1L);
    }
  }

  @Test
  void conditions_are_written_and_read_again() {
    List<FieldCondition> all =
        List.of(
            new FieldCondition("status", "500", false), new FieldCondition("err", "read \"it\" all", true),
            new FieldCondition("*", "7f31c0d2", false), new FieldCondition("empty", "", false));
    String text = String.join(" ", all.stream().map(FieldCondition::text).toList());
    assertThat(text).isEqualTo("status=500 -err=\"read \\\"it\\\" all\" *=7f31c0d2 empty=\"\"");
    assertThat(FieldCondition.read(text)).contains(all);
    assertThat(FieldCondition.read("read timeout")).isEmpty();
    assertThat(FieldCondition.identifies("X-Request-ID")).isTrue();
    assertThat(FieldCondition.identifies("user_id")).isFalse();
  }
}
