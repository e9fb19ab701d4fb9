// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// L71, a container that writes 50,000 lines a second and more: who reads waits until there is room, so nothing is left out.
@Timeout(120)
class LogFloodTest {
  private static final int STREAMS = 4;
  private static final int BLOCKS = 250;
  private static final int LINES = 200;
  private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

  private static byte[] block(int stream, int number) {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      int at = number * LINES + line;
      // 50,000 lines a second
      text.append(BEGIN.plusNanos(20_000L * at)).append(" INFO stream ").append(stream).append(" line ").append(at).append('\n');
    }
    return text.toString().getBytes(UTF_8);
  }

  @Test
  void at_whatever_speed_no_line_is_left_out_and_each_stream_keeps_its_order(@TempDir Path folder) throws Exception {
    Executor held = task -> {};
    try (LogBuffer buffer = new LogBuffer(4 << 20, new LogSpill(folder, 256 << 20));
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      LogMerge merge = new LogMerge(buffer, held, System::nanoTime);
      List<Future<?>> all = new ArrayList<>();
      for (int stream = 0; stream < STREAMS; stream++) {
        int own = stream;
        all.add(readers.submit(() -> {
          for (int number = 0; number < BLOCKS; number++) {
            merge.lines(own, block(own, number));
          }
        }));
      }
      for (Future<?> one : all) {
        one.get();
      }
      merge.flush();
      LogSnapshot read = buffer.snapshot();
      assertThat(read.first()).isZero();
      assertThat(read.end()).isEqualTo((long) STREAMS * BLOCKS * LINES);
      Map<Integer, Integer> next = new HashMap<>();
      for (long line = 0; line < read.end(); line++) {
        int stream = read.source(line);
        int at = next.merge(stream, 1, Integer::sum) - 1;
        if (at % 997 == 0) {
          assertThat(new String(read.bytes(line), UTF_8)).isEqualTo("INFO stream " + stream + " line " + at);
        }
      }
      assertThat(next).hasSize(STREAMS).allSatisfy((stream, lines) -> assertThat(lines).isEqualTo(BLOCKS * LINES));
    }
  }
}
