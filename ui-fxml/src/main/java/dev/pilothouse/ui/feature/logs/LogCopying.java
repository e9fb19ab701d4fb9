// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.JudgedLines.Judged;
import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.ui.nav.UiServices;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// What is selected of a log, and what is copied of it. FX thread.
final class LogCopying {
  private final UiServices services;
  private final LogLook look;
  private final Runnable changed;
  private @Nullable LogSelection selection;

  LogCopying(UiServices services, LogLook look, Runnable changed) {
    this.services = services;
    this.look = look;
    this.changed = changed;
  }

  @Nullable LogSelection selection() {
    return selection;
  }

  void select(@Nullable LogSelection next) {
    selection = next;
    changed.run();
  }

  void selectAll(@Nullable LogSnapshot lines) {
    if (lines != null && lines.end() > lines.first()) {
      select(new LogSelection(lines.first(), 0, lines.end() - 1, Integer.MAX_VALUE - 1));
    }
  }

  /// Lines have other numbers.
  void moved(LongUnaryOperator to) {
    LogSelection before = selection;
    selection = before == null ? null : before.moved(to);
  }

  /// Copies what is selected, without a selection the line that is chosen; read in the background.
  ///
  /// @param text of a line as it is drawn, on any thread
  void copy(@Nullable LogSnapshot lines, Judged judged, Function<LogLine, String> text) {
    if (lines != null) {
      LogSelection range = selection;
      long line = look.chosen().get();
      boolean masked = look.masked().get();
      services.background().execute(() -> {
        LogClipboard.Part part = LogClipboard.text(lines, judged, range, line, number -> text.apply(lines.line(number)));
        String copied = masked ? part.masked() : part.plain();
        services.fx().execute(() -> LogClipboard.put(copied));
      });
    }
  }
}
