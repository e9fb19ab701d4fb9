// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.JudgedLines;
import dev.pilothouse.core.logs.LineRules;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.core.logs.TraceFolds;
import dev.pilothouse.ui.feature.logs.LogClipboard.Part;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// What is copied of a log.
class LogClipboardTest {
  private final LogBuffer buffer = new LogBuffer(LogBuffer.USUAL);

  private void line(String text) {
    buffer.append(0, ("2026-03-01T10:00:00Z " + text + "\n").getBytes(UTF_8));
  }

  private Part copied(LogSelection selection) {
    LogSnapshot all = buffer.snapshot();
    JudgedLines.Judged judged = new JudgedLines(LineRules.NONE).follow(all, TraceFolds.CLOSED, () -> false);
    return LogClipboard.text(all, judged, selection, -1, number -> all.line(number).text());
  }

  @Test
  void exactly_what_is_selected_is_copied() {
    line("INFO first");
    line("INFO second");
    line("INFO third");
    assertThat(copied(new LogSelection(0, 5, 2, 4)).plain()).isEqualTo("first\nINFO second\nINFO");
    assertThat(copied(new LogSelection(1, 11, 0, 0)).plain()).isEqualTo("INFO first\nINFO second");
    assertThat(copied(new LogSelection(1, 3, 1, 3)).plain()).isEmpty();
  }

  @Test
  void of_a_secret_of_which_only_an_end_is_selected_nothing_is_copied_where_it_is_masked() {
    String line = "login password=correct-horse user=anna";
    line(line);
    int middle = line.indexOf("horse");
    assertThat(copied(new LogSelection(0, middle, 0, line.length())).masked()).isEqualTo("•••• user=anna");
    assertThat(copied(new LogSelection(0, 0, 0, middle)).masked()).isEqualTo("login password=••••");
    assertThat(copied(new LogSelection(0, middle, 0, line.length())).plain()).isEqualTo("horse user=anna");
  }

  @Test
  void a_secret_that_is_cut_between_two_pieces_of_a_long_line_is_masked_whichever_piece_is_copied() {
    for (int before = (16 << 10) - 30; before < 16 << 10; before++) {
      line("x".repeat(before - 1) + " password=correct-horse-battery-staple and more");
    }
    LogSnapshot all = buffer.snapshot();
    assertThat(all.end()).as("two pieces a line").isEqualTo(60);
    for (long piece = 0; piece < all.end(); piece++) {
      String copied = copied(new LogSelection(piece, 0, piece, Integer.MAX_VALUE - 1)).masked();
      assertThat(copied).doesNotContain("correct", "horse", "batt", "staple");
      assertThat(copied).matches("x{10,}(?s:.*)|(?s:.*)and more");
    }
  }
}
