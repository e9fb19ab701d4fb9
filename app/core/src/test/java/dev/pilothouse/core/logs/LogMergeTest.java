// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.model.Message;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class LogMergeTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private final LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);
  private final Deque<Runnable> later = new ArrayDeque<>();
  private long now;
  private final LogMerge merge = new LogMerge(buffer, later::add, () -> now);

  /// A line that was written so many milliseconds after the start.
  private static byte[] line(long millis, String text) {
    return (START.plusMillis(millis) + " " + text + "\n").getBytes(UTF_8);
  }

  private List<String> seen() {
    LogSnapshot all = buffer.snapshot();
    return all.lines(all.first(), all.end()).stream().map(LogLine::text).toList();
  }

  private void pass(Duration time) {
    now += time.toNanos();
    for (int due = later.size(); due > 0; due--) {
      later.remove().run();
    }
  }

  private void open(int... sources) {
    for (int source : sources) {
      merge.opening(source);
    }
    for (int source : sources) {
      merge.opened(source);
    }
  }

  @Test
  void one_stream_alone_waits_for_nothing() {
    open(0);
    merge.lines(0, line(5, "hello"));
    assertThat(seen()).containsExactly("hello");
  }

  @Test
  void an_older_line_of_another_stream_comes_first_when_it_arrives_a_moment_later() {
    open(0, 1);
    merge.lines(0, line(20, "second"));
    pass(LogMerge.WINDOW.dividedBy(2));
    merge.lines(1, line(10, "first"));
    assertThat(seen()).isEmpty();
    pass(LogMerge.WINDOW);
    assertThat(seen()).containsExactly("first", "second");
  }

  /// What is shown, a line as its text and a mark as the key of its words.
  private List<String> told() {
    LogSnapshot all = buffer.snapshot();
    return all.lines(all.first(), all.end()).stream()
        .map(line -> line.mark() instanceof LogMark.Note note ? note.words().key() : line.text()).toList();
  }

  @Test
  void that_the_lines_of_a_stream_come_late_is_said_once() {
    open(0, 1);
    merge.lines(1, line(5, "before"));
    merge.lines(0, line(1_500, "second"));
    pass(LogMerge.WINDOW.plusMillis(1));
    merge.lines(1, line(20, "first, but late"));
    pass(LogMerge.WINDOW.plusMillis(1));
    merge.lines(1, line(30, "late again"));
    merge.lines(0, line(1_600, "third"));
    pass(LogMerge.WINDOW.plusMillis(1));
    assertThat(told()).containsExactly("before", "second", "logs.late", "first, but late", "late again", "third");
  }

  @Test
  void that_a_source_added_later_tells_of_earlier_is_said() {
    open(0);
    merge.lines(0, line(1_000, "a"));
    merge.lines(0, line(9_000, "b"));
    open(1);
    merge.lines(1, line(5, "old"));
    pass(LogMerge.WINDOW.plusMillis(1));
    assertThat(told()).containsExactly("a", "b", "logs.late", "old");
  }

  private List<Long> numbers(String... texts) {
    LogSnapshot all = buffer.snapshot();
    return Arrays.stream(texts)
        .map(text -> all.lines(all.first(), all.end()).stream().filter(line -> line.text().equals(text)).findFirst().orElseThrow().number())
        .toList();
  }

  @Test
  void what_a_stream_that_joins_tells_of_before_is_put_between_the_lines_and_each_is_found_again() {
    open(0);
    for (int i = 0; i < 10; i++) {
      merge.lines(0, line(i * 1_000L, "a" + i));
    }
    merge.mark(0, new LogMark.Note(Message.of("a.note")), LogLine.NO_TIME);
    List<Long> before = numbers("a0", "a4", "a9");
    merge.joins(1);
    open(1);
    merge.lines(1, concat(line(500, "b0"), line(4_500, "b1"), line(4_600, "b2"), line(8_999, "b3")));
    merge.lines(1, line(9_500, "b4"));
    pass(LogMerge.WINDOW.plusMillis(1));
    merge.lines(0, line(20_000, "a10"));
    pass(LogMerge.WINDOW.plusMillis(1));
    assertThat(told()).containsExactly(
        "a0", "b0", "a1", "a2", "a3", "a4", "b1", "b2", "a5", "a6", "a7", "a8", "b3", "a9", "a.note", "b4", "a10");
    List<LineMove> moves = buffer.snapshot().moves();
    assertThat(before.stream().map(line -> LineMove.through(moves, line)).toList()).isEqualTo(numbers("a0", "a4", "a9"));
    assertThat(buffer.snapshot().first()).as("nothing is told to be no longer kept").isEqualTo(buffer.snapshot().begun());
    merge.lines(1, line(12_000, "b late"));
    pass(LogMerge.WINDOW.plusMillis(1));
    assertThat(told()).as("once it has caught up it is late like any other").endsWith("a10", "logs.late", "b late");
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whenever_streams_join_all_lines_are_in_order_and_known_ones_are_found_again(long seed) {
    Random random = new Random(seed);
    Map<Long, String> known = new HashMap<>();
    int known0 = 0;
    for (int source = 0; source < 4; source++) {
      if (source > 0) {
        merge.joins(source);
      }
      open(source);
      long millis = random.nextInt(500);
      for (int i = 0; i < 300; i++) {
        millis += random.nextInt(40);
        String pad = random.nextInt(50) == 0 ? "z".repeat(random.nextInt(40_000)) : "";
        merge.lines(source, line(millis, source + "-" + i + pad));
        if (random.nextInt(60) == 0) {
          pass(LogMerge.WINDOW.plusMillis(1));
        }
      }
      pass(LogMerge.WINDOW.plusMillis(1));
      LogSnapshot now = buffer.snapshot();
      List<LineMove> moves = now.moves().subList(known0, now.moves().size());
      known.forEach((number, text) -> assertThat(now.line(LineMove.through(moves, number)).text()).isEqualTo(text));
      known.clear();
      known0 = now.moves().size();
      now.lines(now.first(), now.end()).forEach(line -> known.put(line.number(), line.text()));
    }
    LogSnapshot all = buffer.snapshot();
    List<LogLine> lines = all.lines(all.first(), all.end()).stream().filter(line -> !line.continued()).toList();
    assertThat(lines).hasSize(1_200).isSortedAccordingTo(Comparator.comparingLong(LogLine::millis));
    for (int source = 0; source < 4; source++) {
      int own = source;
      assertThat(lines.stream().filter(line -> line.source() == own).map(line -> line.text().replaceAll("z*", "")).toList())
          .isEqualTo(IntStream.range(0, 300).mapToObj(i -> own + "-" + i).toList());
    }
  }

  @Test
  void where_lines_lie_on_the_disk_already_older_ones_stand_where_they_come_and_it_is_said(@TempDir Path folder) {
    try (LogBuffer small = new LogBuffer(400 << 10, new LogSpill(folder, 64 << 20))) {
      LogMerge spilling = new LogMerge(small, later::add, () -> now);
      spilling.opening(0);
      spilling.opened(0);
      for (int i = 0; i < 20_000; i++) {
        spilling.lines(0, line(i * 10L, "line " + i + " of a log that is longer than there is room for"));
      }
      long end = small.snapshot().end();
      spilling.joins(1);
      spilling.opening(1);
      spilling.opened(1);
      spilling.lines(1, line(5, "old"));
      pass(LogMerge.WINDOW.plusMillis(1));
      LogSnapshot all = small.snapshot();
      assertThat(all.moves()).isEmpty();
      assertThat(all.mark(end)).isEqualTo(new LogMark.Note(Message.of("logs.late")));
      assertThat(all.line(end + 1).text()).isEqualTo("old");
    }
  }

  @Test
  void a_line_that_is_much_too_late_stands_where_it_arrived() {
    open(0, 1);
    merge.lines(1, line(5, "before"));
    merge.lines(0, line(20, "second"));
    pass(LogMerge.WINDOW.plusMillis(1));
    merge.lines(1, line(10, "first, but late"));
    pass(LogMerge.WINDOW.plusMillis(1));
    assertThat(seen()).containsExactly("before", "second", "first, but late");
  }

  @Test
  void lines_of_one_stream_keep_their_places_also_when_their_clock_went_back() {
    open(0, 1);
    merge.lines(0, line(50, "a"));
    merge.lines(0, line(10, "b"));
    merge.lines(1, line(40, "c"));
    pass(LogMerge.WINDOW.plusMillis(1));
    assertThat(seen()).containsExactly("c", "a", "b");
  }

  @Test
  void times_are_told_apart_to_the_nanosecond() {
    open(0, 1);
    merge.lines(0, "2026-03-01T10:00:00.000000002Z b\n".getBytes(UTF_8));
    merge.lines(1, "2026-03-01T10:00:00.000000001Z a\n".getBytes(UTF_8));
    pass(LogMerge.WINDOW.plusMillis(1));
    assertThat(seen()).containsExactly("a", "b");
  }

  @Test
  void what_was_written_before_waits_until_all_streams_have_told_it() {
    merge.opening(0);
    merge.opening(1);
    merge.opened(0);
    merge.lines(0, line(20, "second"));
    pass(LogMerge.WINDOW.plusMillis(1));
    merge.opened(1);
    pass(LogMerge.WINDOW.plusMillis(1));
    assertThat(seen()).isEmpty();
    merge.lines(1, line(10, "first"));
    pass(LogMerge.WINDOW.plusMillis(1));
    assertThat(seen()).containsExactly("first", "second");
  }

  @Test
  void as_long_as_one_stream_after_the_other_opens_the_first_lines_wait_for_all() {
    int fleet = 12;
    for (int source = 0; source < fleet; source++) {
      merge.opening(source);
    }
    for (int source = 0; source < fleet; source++) {
      merge.opened(source);
      merge.lines(source, line(fleet - source, "of " + source));
      assertThat(seen()).isEmpty();
      pass(Openings.FIRST.dividedBy(fleet + 1));
    }
    pass(LogMerge.WINDOW);
    assertThat(seen()).hasSize(fleet).startsWith("of 11", "of 10").endsWith("of 0");
  }

  @Test
  void a_stream_that_never_opens_and_one_that_has_nothing_to_tell_are_not_waited_for_for_ever() {
    merge.opening(0);
    merge.opening(1);
    merge.opened(0);
    merge.lines(0, line(20, "of one"));
    pass(Openings.STALLED.plusMillis(1));
    assertThat(seen()).containsExactly("of one");

    merge.opening(2);
    merge.opened(2);
    merge.lines(0, line(30, "of one again"));
    pass(Openings.SILENT.plusMillis(1));
    assertThat(seen()).endsWith("of one again");
  }

  @Test
  void lines_that_are_shown_stand_still_for_a_moment_only_while_one_more_stream_opens() {
    open(0, 1);
    merge.lines(0, line(10, "first"));
    merge.lines(1, line(11, "second"));
    pass(LogMerge.WINDOW.plusMillis(1));
    merge.opening(2);
    pass(Openings.LATER.minusMillis(1));
    merge.opening(3);
    merge.lines(0, line(20, "third"));
    pass(LogMerge.WINDOW.plusMillis(1));
    assertThat(seen()).containsExactly("first", "second", "third");
  }

  @Test
  void a_mark_stands_after_the_lines_of_its_stream_that_came_before_it() {
    LogMark restart = new LogMark.Restart(START, 7, 1, "Error");
    open(0, 1);
    merge.lines(0, line(10, "last words"));
    merge.mark(0, restart, START.toEpochMilli() + 12);
    merge.lines(1, line(11, "of another"));
    pass(LogMerge.WINDOW.plusMillis(1));
    LogSnapshot all = buffer.snapshot();
    assertThat(all.line(0).text()).isEqualTo("last words");
    assertThat(all.mark(1)).isEqualTo(restart);
    assertThat(all.source(1)).isZero();
    assertThat(all.line(2).text()).isEqualTo("of another");
  }

  @Test
  void when_only_one_stream_is_left_it_waits_for_nothing_again() {
    open(0, 1);
    merge.ended(1);
    merge.lines(0, line(10, "alone"));
    assertThat(seen()).containsExactly("alone");
  }

  @Test
  void too_much_at_once_goes_on_without_waiting() {
    open(0, 1);
    byte[] block = line(1, "x".repeat(1 << 20));
    for (long held = 0; held <= LogMerge.MOST_HELD; held += block.length) {
      merge.lines(0, block.clone());
    }
    assertThat(buffer.snapshot().end()).isPositive();
  }

  /// What one stream wrote, with the moment at which it arrives.
  private record Arrival(long at, int source, byte[] line) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void however_streams_arrive_nothing_is_lost_or_doubled_and_what_is_not_too_late_is_in_order(long seed) {
    Random random = new Random(seed);
    int streams = 1 + random.nextInt(40);
    int most = random.nextBoolean() ? (int) LogMerge.WINDOW.toMillis() / 2 : 5_000;
    List<Arrival> arrivals = new ArrayList<>();
    List<List<String>> written = new ArrayList<>();
    for (int source = 0; source < streams; source++) {
      merge.opening(source);
      merge.opened(source);
      List<String> own = new ArrayList<>();
      long time = 0;
      long arrived = 0;
      for (int i = 0; i < 200; i++) {
        time += random.nextInt(40);
        arrived = Math.max(arrived, time + random.nextInt(most));
        own.add(source + "/" + i + "@" + time);
        arrivals.add(new Arrival(arrived, source, line(time, own.getLast())));
      }
      written.add(own);
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    for (Arrival arrival : arrivals) {
      pass(Duration.ofNanos(arrival.at * 1_000_000 - now));
      merge.lines(arrival.source, arrival.line);
    }
    merge.flush();

    List<String> seen = seen();
    assertThat(seen).hasSize(streams * 200);
    for (int source = 0; source < streams; source++) {
      String own = source + "/";
      assertThat(seen.stream().filter(text -> text.startsWith(own)).toList()).isEqualTo(written.get(source));
    }
    if (most < LogMerge.WINDOW.toMillis()) {
      assertThat(seen).isSortedAccordingTo(Comparator.comparingLong(text -> Long.parseLong(text.substring(text.indexOf('@') + 1))));
    }
  }
}
