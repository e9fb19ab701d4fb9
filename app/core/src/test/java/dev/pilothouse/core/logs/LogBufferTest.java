// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LogBufferTest {
  private static final String AT = "2026-03-01T10:00:00.123456789Z ";
  private final LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private LogLine only(String line) {
    buffer.clear();
    buffer.append(0, utf8(line));
    LogSnapshot snapshot = buffer.snapshot();
    assertThat(snapshot.end() - snapshot.first()).isEqualTo(1);
    return snapshot.line(snapshot.first());
  }

  private static List<String> texts(LogSnapshot snapshot) {
    return snapshot.lines(snapshot.first(), snapshot.end()).stream().map(LogLine::text).toList();
  }

  @Test
  void lines_keep_their_order_source_time_and_number() {
    buffer.append(1, utf8(AT + "GET /cart\n" + "2026-03-01T10:00:01Z done\n"));
    buffer.append(2, utf8("2026-02-28T23:59:59.5+01:00 earlier, but came later\n"));

    LogSnapshot snapshot = buffer.snapshot();

    assertThat(texts(snapshot)).containsExactly("GET /cart", "done", "earlier, but came later");
    assertThat(snapshot.lines(0, 99)).extracting(LogLine::source).containsExactly(1, 1, 2);
    assertThat(snapshot.lines(0, 99)).extracting(LogLine::number).containsExactly(0L, 1L, 2L);
    assertThat(snapshot.lines(0, 99))
        .extracting(LogLine::millis)
        .containsExactly(
            Instant.parse("2026-03-01T10:00:00.123Z").toEpochMilli(),
            Instant.parse("2026-03-01T10:00:01Z").toEpochMilli(),
            Instant.parse("2026-02-28T22:59:59.500Z").toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z", "2000-02-29T23:59:59Z", "2024-02-29T12:00:00.000000001Z", "2026-12-31T23:59:59.999Z", "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z"
  })
  void timestamps_are_read_exactly(String time) {
    assertThat(only(time + " x\n").millis()).isEqualTo(Instant.parse(time).toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({"hello", "2026-03-01", "2026-03-01T10:00:00 x", "2026-03-01T10:00:00Zx", "2026-03-0aT10:00:00Z x", "''"})
  void a_line_without_a_timestamp_is_kept_whole(String line) {
    LogLine read = only(line + "\n");

    assertThat(read.text()).isEqualTo(line);
    assertThat(read.millis()).isEqualTo(LogLine.NO_TIME);
  }

  @Test
  void times_years_apart_do_not_disturb_each_other() {
    buffer.append(0, utf8("1970-01-01T00:00:00Z a\n2026-03-01T10:00:00Z b\n1970-01-01T00:00:01Z c\n"));

    assertThat(buffer.snapshot().lines(0, 3))
        .extracting(LogLine::millis)
        .containsExactly(0L, Instant.parse("2026-03-01T10:00:00Z").toEpochMilli(), 1_000L);
  }

  @Test
  void a_snapshot_stays_while_lines_come() {
    buffer.append(0, utf8(AT + "one\n"));
    LogSnapshot before = buffer.snapshot();
    for (int i = 0; i < 10_000; i++) {
      buffer.append(0, utf8(AT + "line " + i + "\n"));
    }

    assertThat(texts(before)).containsExactly("one");
    assertThat(buffer.snapshot().end()).isEqualTo(10_001);
    assertThat(buffer.snapshot().line(10_000).text()).isEqualTo("line 9999");
  }

  @Test
  void the_line_of_a_time_is_found_whatever_has_no_time_between() {
    for (int second = 10; second < 40; second++) {
      buffer.append(0, utf8("2026-03-01T10:00:" + second + "Z line " + second + "\nwithout a time\n"));
    }
    LogSnapshot all = buffer.snapshot();
    assertThat(all.line(all.around(Instant.parse("2026-03-01T10:00:25Z").toEpochMilli())).text()).isIn("line 25", "without a time");
    assertThat(all.around(Instant.parse("2026-03-01T10:00:25Z").toEpochMilli())).isBetween(29L, 30L);
    assertThat(all.around(0)).isZero();
    assertThat(all.around(Long.MAX_VALUE)).as("the line without a time behind the last one").isEqualTo(all.end() - 1);
  }

  @Test
  void the_oldest_lines_go_first_and_are_counted() {
    LogBuffer small = new LogBuffer(1 << 20);
    String filler = "x".repeat(90);
    for (int i = 0; i < 30_000; i++) {
      small.append(0, utf8(AT + "INFO " + filler + i + "\n"));
    }

    LogSnapshot snapshot = small.snapshot();
    assertThat(small.cost()).isLessThanOrEqualTo(1 << 20);
    assertThat(snapshot.first()).isPositive();
    assertThat(snapshot.end()).isEqualTo(30_000);
    assertThat(snapshot.line(snapshot.first()).text()).isEqualTo("INFO " + filler + snapshot.first());
    assertThat(snapshot.count(LogLevel.INFO)).isEqualTo(snapshot.end() - snapshot.first());
    assertThatThrownBy(() -> snapshot.line(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_line_of_eight_megabytes_comes_in_pieces_that_make_it_whole_again() throws Exception {
    String huge = "ERROR " + "héllo ".repeat(1_200_000);
    buffer.append(0, utf8(AT + huge + "\n" + AT + "next\n"));

    LogSnapshot snapshot = buffer.snapshot();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (long number = 0; number < snapshot.end() - 1; number++) {
      assertThat(snapshot.line(number).continued()).isEqualTo(number > 0);
      assertThat(snapshot.line(number).text()).doesNotContain("\ufffd");
      whole.write(snapshot.bytes(number));
    }
    assertThat(whole.toString(StandardCharsets.UTF_8).equals(huge)).isTrue();
    assertThat(snapshot.line(snapshot.end() - 1).text()).isEqualTo("next");
    assertThat(snapshot.count(LogLevel.ERROR)).isEqualTo(1);
  }

  @Test
  void marks_stand_between_the_lines_where_they_happened() {
    buffer.append(0, utf8(AT + "before\n"));
    LogMark gap = new LogMark.Gap(Instant.EPOCH, Instant.EPOCH.plusSeconds(4), true, false);
    buffer.mark(3, gap, 5);
    buffer.mark(-1, new LogMark.Note(Message.literal("12_440")), LogLine.NO_TIME);
    buffer.append(0, utf8(AT + "after\n"));

    LogSnapshot snapshot = buffer.snapshot();
    assertThat(snapshot.lines(0, 4)).extracting(LogLine::mark).containsExactly(null, gap, new LogMark.Note(Message.literal("12_440")), null);
    assertThat(snapshot.millis(1)).isEqualTo(5);
    assertThat(texts(snapshot)).containsExactly("before", "", "", "after");
  }

  @Test
  void bytes_that_are_no_text_are_shown_as_such() {
    buffer.append(0, new byte[] {'a', (byte) 0xff, (byte) 0xc3, 'b', '\n'});

    assertThat(buffer.snapshot().line(0).text()).isEqualTo("a\ufffd\ufffdb");
  }

  @Test
  void every_byte_goes_in_and_none_breaks_it() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      buffer.append(0, bytes);
    }

    LogSnapshot snapshot = buffer.snapshot();
    for (long number = 0; number < snapshot.end(); number++) {
      assertThat(snapshot.line(number).text().chars()).noneMatch(c -> c < 0x20 && c != '\t');
    }
  }

  @Test
  void clearing_forgets_lines_but_not_their_numbers() {
    buffer.append(0, utf8(AT + "ERROR one\n"));
    buffer.clear();
    buffer.append(0, utf8(AT + "two\n"));

    LogSnapshot snapshot = buffer.snapshot();
    assertThat(snapshot.first()).isEqualTo(1);
    assertThat(texts(snapshot)).containsExactly("two");
    assertThat(snapshot.count(LogLevel.ERROR)).isZero();
  }

  @Test
  void listeners_hear_of_changes_until_they_leave() {
    AtomicInteger heard = new AtomicInteger();
    Subscription subscription = buffer.subscribe(heard::incrementAndGet);
    buffer.append(0, utf8(AT + "one\n"));
    buffer.mark(0, new LogMark.Restart(Instant.EPOCH, 1, 137, "OOMKilled"), 0);
    subscription.close();
    buffer.append(0, utf8(AT + "two\n"));

    assertThat(heard).hasValue(2);
  }

  @Test
  void lines_with_their_index_cost_less_than_their_bytes_on_the_line() {
    LogBuffer large = new LogBuffer(Long.MAX_VALUE);
    byte[] line = utf8(AT + "INFO GET /orders status=200 dur=12ms request_id=09aa21f3 user=90417 upstream=payments:8443 attempt=1 trace=4be91c0a77\n");
    ByteArrayOutputStream thousand = new ByteArrayOutputStream();
    for (int i = 0; i < 1_000; i++) {
      thousand.writeBytes(line);
    }
    for (int i = 0; i < 100; i++) {
      large.append(0, thousand.toByteArray());
    }

    assertThat(large.snapshot().end()).isEqualTo(100_000);
    assertThat(large.cost()).isLessThan(100_000L * line.length);
  }

  @Test
  void streams_and_the_screen_do_not_disturb_each_other() throws Exception {
    int writers = 4;
    int each = 5_000;
    CountDownLatch ready = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      int source = writer;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      ready.await();
                    } catch (InterruptedException e) {
                      return;
                    }
                    for (int i = 0; i < each; i++) {
                      buffer.append(source, utf8(AT + source + " " + i + "\n"));
                    }
                  }));
    }
    ready.countDown();
    while (threads.stream().anyMatch(Thread::isAlive)) {
      LogSnapshot snapshot = buffer.snapshot();
      if (snapshot.end() > 0) {
        LogLine last = snapshot.line(snapshot.end() - 1);
        assertThat(last.text()).startsWith(last.source() + " ");
      }
    }
    int[] next = new int[writers];
    LogSnapshot snapshot = buffer.snapshot();
    for (LogLine line : snapshot.lines(0, snapshot.end())) {
      assertThat(line.text()).isEqualTo(line.source() + " " + next[line.source()]++);
    }
    assertThat(next).containsOnly(each);
  }
}
