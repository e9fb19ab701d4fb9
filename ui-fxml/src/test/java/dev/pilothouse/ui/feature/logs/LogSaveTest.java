// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogExport;
import dev.pilothouse.core.logs.LogExport.Format;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.core.logs.ShownLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A saved log is there whole, or not at all.
class LogSaveTest {
  private static final int LINES = 5_000;
  @TempDir Path folder;

  private LogSave save(Path file) {
    LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);
    for (int i = 0; i < LINES; i++) {
      buffer.append(0, ("2026-03-01T10:00:00Z line " + i + "\n").getBytes(UTF_8));
    }
    LogSnapshot all = buffer.snapshot();
    LogExport export =
        new LogExport(all, ShownLines.all(all), number -> new LogExport.Source("shop", "cart", "app"), mark -> "");
    return new LogSave(export, Format.TEXT, file);
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void all_lines_are_written_and_how_far_it_is_is_told() throws IOException {
    Path file = folder.resolve("cart.log");
    List<Integer> told = new ArrayList<>();
    assertThat(save(file).write(told::add)).hasValue(LINES);
    assertThat(Files.readAllLines(file)).hasSize(LINES).last().isEqualTo("2026-03-01T10:00:00Z cart/app line " + (LINES - 1));
    assertThat(told).containsExactly(0, 20, 40, 60, 80);
    assertThat(left()).containsExactly("cart.log");
  }

  @Test
  void what_was_in_the_file_is_still_there_when_it_is_stopped() throws IOException {
    Path file = Files.writeString(folder.resolve("cart.log"), "before");
    LogSave save = save(file);
    assertThat(save.write(percent -> save.stop())).isEmpty();
    assertThat(file).hasContent("before");
    assertThat(left()).containsExactly("cart.log");
  }

  @Test
  void a_file_that_is_there_is_written_anew() throws IOException {
    Path file = Files.writeString(folder.resolve("cart.log"), "before");
    save(file).write(percent -> {});
    assertThat(file).content().startsWith("2026-03-01").doesNotContain("before");
  }

  @Test
  void where_nothing_can_be_written_nothing_is_left() throws IOException {
    Path there = Files.createDirectory(folder.resolve("cart.log"));
    assertThatThrownBy(() -> save(there).write(percent -> {})).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> save(folder.resolve("no such folder").resolve("a.log")).write(percent -> {})).isInstanceOf(IOException.class);
    assertThat(left()).containsExactly("cart.log");
  }
}
