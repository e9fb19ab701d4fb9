// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
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
