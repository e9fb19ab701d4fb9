// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.stream;

import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogMerge;
import dev.pilothouse.core.logs.LogSnapshot;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// The line to the server breaks a thousand times, at any byte: what arrives is what was written.
class LogCutsTest {
  private static final int CUTS = 1_000;
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  /// A container that writes, and a kubelet that tells its log from a second on: it knows no finer time.
  private static final class Container {
    private static final String[] WORDS = {"GET /cart 200", "same", "größer 三 🙂", "", "  at a.b.C(D.java:7)", "{\"level\":\"info\"}"};
    private final Random random;
    private final List<Instant> times = new ArrayList<>();
    private final List<byte[]> lines = new ArrayList<>();
    private Instant now = START;

    private Container(Random random) {
      this.random = random;
    }

    private void write(int count) {
      for (int i = 0; i < count; i++) {
        // many lines of one instant, and the same words again
        now = random.nextInt(3) == 0 ? now.plusNanos(random.nextLong(400_000_000)) : now;
        String end = random.nextInt(4) == 0 ? " " + lines.size() : "";
        times.add(now);
        lines.add((now + " " + WORDS[random.nextInt(WORDS.length)] + end + "\n").getBytes(UTF_8));
      }
    }

    private byte[] tell(@Nullable Instant since) {
      ByteArrayOutputStream told = new ByteArrayOutputStream();
      for (int i = 0; i < lines.size(); i++) {
        if (since == null || !times.get(i).isBefore(since)) {
          told.writeBytes(lines.get(i));
        }
      }
      return told.toByteArray();
    }
  }

  /// One stream that is cut again and again.
  private static final class Stream {
    private final Random random;
    private final Container container;
    private final LogLines lines;
    private boolean begun;

    private Stream(Random random, LogLines.Sink sink) {
      this.random = random;
      container = new Container(random);
      lines = new LogLines(sink);
    }

    /// Connects, reads as far as a random byte, and is cut.
    private void read(boolean toTheEnd) {
      container.write(random.nextInt(12));
      if (begun) {
        lines.resume(false);
      }
      begun = true;
      Instant last = lines.last();
      byte[] told = container.tell(last == null ? null : last.truncatedTo(ChronoUnit.SECONDS));
      int end = toTheEnd ? told.length : random.nextInt(told.length + 1);
      for (int at = 0; at < end; ) {
        int piece = Math.min(end - at, 1 + random.nextInt(200));
        lines.take(Arrays.copyOfRange(told, at, at + piece), piece);
        at += piece;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void no_line_is_lost_or_comes_twice_however_often_the_line_breaks(long seed) {
    Random random = new Random(seed);
    ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    List<String> lost = new ArrayList<>();
    Stream stream = new Stream(random, sink(arrived, lost));
    for (int cut = 0; cut < CUTS; cut++) {
      stream.read(cut == CUTS - 1);
    }
    assertThat(arrived.toString(UTF_8)).isEqualTo(new String(stream.container.tell(null), UTF_8));
    assertThat(lost).isEmpty();
  }

  private static LogLines.Sink sink(ByteArrayOutputStream arrived, List<String> lost) {
    return new LogLines.Sink() {
      @Override
      public void lines(byte[] utf8) {
        arrived.writeBytes(utf8);
      }

      @Override
      public void resumed(Instant from, Instant to, boolean missing) {
        if (missing) {
          lost.add(from + " to " + to);
        }
      }

      @Override
      public void nextRun(Instant first) {
        lost.add("another run");
      }
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void what_the_store_has_of_many_broken_streams_is_what_each_of_them_sent(long seed) {
    Random random = new Random(seed);
    LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);
    Deque<Runnable> later = new ArrayDeque<>();
    LogMerge merge = new LogMerge(buffer, later::add, System::nanoTime);
    List<Stream> streams = new ArrayList<>();
    for (int source = 0; source < 5; source++) {
      int own = source;
      merge.opening(own);
      streams.add(
          new Stream(
              random,
              new LogLines.Sink() {
                @Override
                public void lines(byte[] utf8) {
                  merge.lines(own, utf8);
                }

                @Override
                public void resumed(Instant from, Instant to, boolean lost) {
                  assertThat(lost).isFalse();
                }

                @Override
                public void nextRun(Instant first) {
                  assertThat(first).as("another run").isNull();
                }
              }));
    }
    streams.forEach(stream -> merge.opened(streams.indexOf(stream)));
    for (int cut = 0; cut < CUTS; cut++) {
      streams.get(random.nextInt(streams.size())).read(false);
      if (random.nextBoolean() && !later.isEmpty()) {
        later.remove().run();
      }
    }
    streams.forEach(stream -> stream.read(true));
    merge.flush();
    LogSnapshot all = buffer.snapshot();
    for (int source = 0; source < streams.size(); source++) {
      assertThat(of(all, source)).isEqualTo(withoutTimes(streams.get(source).container));
    }
  }

  private static List<String> of(LogSnapshot all, int source) {
    List<String> texts = new ArrayList<>();
    for (long number = all.first(); number < all.end(); number++) {
      if (all.source(number) == source) {
        texts.add(new String(all.bytes(number), UTF_8));
      }
    }
    return texts;
  }

  private static List<String> withoutTimes(Container container) {
    return container.lines.stream().map(line -> new String(line, UTF_8)).map(line -> line.substring(line.indexOf(' ') + 1).stripTrailing())
        .toList();
  }
}
