// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.model.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What no longer has room in memory lies on the disk, and is read as if it did not.
class LogSpillTest {
  private static final long MEMORY = 600 << 10;
  private static final int SOURCES = 7;
  @TempDir Path folder;

  /// What was sent: the lines as they must be read again.
  private static final class Sent {
    private final Random random;
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> sources = new ArrayList<>();
    private final List<LogLevel> levels = new ArrayList<>();

    private Sent(long seed) {
      random = new Random(seed);
    }

    private void append(LogBuffer buffer, int lines) {
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      int source = random.nextInt(SOURCES);
      for (int i = 0; i < lines; i++) {
        LogLevel level = random.nextBoolean() ? LogLevel.ERROR : LogLevel.INFO;
        String text = level + " order " + texts.size() + " – " + "x".repeat(random.nextInt(300));
        block.writeBytes(("2026-03-01T10:00:00." + (100 + i % 900) + "Z " + text + "\n").getBytes(StandardCharsets.UTF_8));
        texts.add(text);
        sources.add(source);
        levels.add(level);
      }
      buffer.append(source, block.toByteArray());
    }

    private void sameAs(LogSnapshot read) {
      assertThat(read.end()).isEqualTo(texts.size());
      for (long number = read.first(); number < read.end(); number++) {
        LogLine line = read.line(number);
        int at = (int) number;
        assertThat(line.text()).isEqualTo(texts.get(at));
        assertThat(line.source()).isEqualTo(sources.get(at));
        assertThat(line.level()).isEqualTo(levels.get(at));
      }
    }
  }

  private LogBuffer buffer(long disk) {
    return new LogBuffer(MEMORY, new LogSpill(folder, disk));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void all_lines_are_read_as_they_were_sent(long seed) {
    Sent sent = new Sent(seed);
    try (LogBuffer buffer = buffer(64 << 20)) {
      for (int i = 0; i < 400; i++) {
        sent.append(buffer, 50);
      }
      assertThat(buffer.cost()).isLessThanOrEqualTo(MEMORY);
      assertThat(buffer.snapshot().first()).isZero();
      sent.sameAs(buffer.snapshot());
    }
  }

  @Test
  void beyond_the_limit_of_the_disk_the_oldest_are_forgotten_and_counted() {
    Sent sent = new Sent(4);
    try (LogBuffer buffer = buffer(1 << 20)) {
      for (int i = 0; i < 600; i++) {
        sent.append(buffer, 50);
        if (i % 100 == 0) {
          sent.sameAs(buffer.snapshot());
        }
      }
      LogSnapshot read = buffer.snapshot();
      assertThat(read.first()).isPositive();
      sent.sameAs(read);
      long kept = read.end() - read.first();
      assertThat(read.count(LogLevel.ERROR) + read.count(LogLevel.INFO)).isEqualTo(kept);
      assertThat(read.count(LogLevel.ERROR))
          .isEqualTo(sent.levels.subList((int) read.first(), (int) read.end()).stream().filter(LogLevel.ERROR::equals).count());
    }
  }

  @Test
  void a_search_finds_what_lies_on_the_disk() {
    Sent sent = new Sent(5);
    try (LogBuffer buffer = buffer(64 << 20)) {
      for (int i = 0; i < 200; i++) {
        sent.append(buffer, 50);
      }
      LogSnapshot lines = buffer.snapshot();
      LogSearch search = new LogSearch(LogQuery.literal("order 17 ", true));
      assertThat(search.next(lines, 0, () -> false)).isEqualTo(new LogSearch.Result.Found(17));
      assertThat(search.previous(lines, lines.end(), () -> false)).isEqualTo(new LogSearch.Result.Found(17));
      assertThat(new LogSearch(LogQuery.literal("ERROR", true)).count(lines, () -> false)).isEqualTo(lines.count(LogLevel.ERROR));
    }
  }

  @Test
  void marks_stay_where_they_were() {
    Sent sent = new Sent(6);
    LogMark restart = new LogMark.Note(Message.literal("17"));
    try (LogBuffer buffer = buffer(64 << 20)) {
      for (int i = 0; i < 200; i++) {
        sent.append(buffer, 50);
      }
      long at = buffer.snapshot().end();
      buffer.mark(3, restart, 0);
      for (int i = 0; i < 600; i++) {
        sent.append(buffer, 50);
      }
      LogSnapshot read = buffer.snapshot();
      assertThat(read.atHand(at, at + 1)).isFalse();
      assertThat(read.line(at).mark()).isEqualTo(restart);
      assertThat(read.line(at + 1).text()).isEqualTo(sent.texts.get((int) at));
      assertThat(read.atHand(at, at + 1)).isTrue();
    }
  }

  @Test
  void what_is_written_over_while_it_is_read_says_that_it_is_no_longer_kept() {
    Sent sent = new Sent(7);
    try (LogBuffer buffer = buffer(8 << 20)) {
      for (int i = 0; i < 600; i++) {
        sent.append(buffer, 50);
      }
      LogSnapshot early = buffer.snapshot();
      for (int i = 0; i < 1_200; i++) {
        sent.append(buffer, 50);
      }
      long lost = 5_000;
      assertThat(early.first()).isLessThan(lost);
      assertThat(buffer.snapshot().first()).isGreaterThan(lost);
      assertThat(early.line(lost).mark()).isInstanceOf(LogMark.Trouble.class);
      assertThat(early.line(lost).text()).isEmpty();
    }
  }

  @Test
  void nothing_is_left_on_the_disk_when_the_log_is_closed() throws IOException {
    Sent sent = new Sent(8);
    LogBuffer buffer = buffer(64 << 20);
    for (int i = 0; i < 200; i++) {
      sent.append(buffer, 50);
    }
    buffer.close();
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
    buffer.append(0, "still there\n".getBytes(StandardCharsets.UTF_8));
    assertThat(buffer.snapshot().line(buffer.snapshot().end() - 1).text()).isEqualTo("still there");
  }

  @Test
  void a_folder_that_cannot_be_written_is_told_and_the_newest_lines_stay() throws IOException {
    Path file = Files.writeString(folder.resolve("in the way"), "");
    Sent sent = new Sent(9);
    LogBuffer buffer = new LogBuffer(MEMORY, new LogSpill(file, 64 << 20));
    for (int i = 0; i < 80; i++) {
      sent.append(buffer, 50);
    }
    LogSnapshot read = buffer.snapshot();
    assertThat(read.first()).isPositive();
    assertThat(read.lines(0, read.end())).filteredOn(line -> line.mark() instanceof LogMark.Trouble).hasSize(1);
    assertThat(read.line(read.end() - 1).text()).isEqualTo(sent.texts.getLast());
  }

  @Test
  void clearing_forgets_what_lies_on_the_disk_too() {
    Sent sent = new Sent(10);
    try (LogBuffer buffer = buffer(64 << 20)) {
      for (int i = 0; i < 200; i++) {
        sent.append(buffer, 50);
      }
      buffer.clear();
      assertThat(buffer.snapshot().end() - buffer.snapshot().first()).isZero();
      buffer.append(0, "after\n".getBytes(StandardCharsets.UTF_8));
      assertThat(buffer.snapshot().line(buffer.snapshot().first()).text()).isEqualTo("after");
    }
  }
}
