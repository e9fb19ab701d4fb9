// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LineSet;
import dev.pilothouse.core.logs.LogQuery;
import dev.pilothouse.ui.nav.UiServices;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// The lines that match what is searched, and the one that one is at. FX thread.
final class LogHits {
  private final LogMatches matches;
  private final Runnable changed;
  private LineSet lines = LineSet.NONE;
  private long current = -1;

  /// @param changed more is known
  LogHits(UiServices services, Runnable changed) {
    this.changed = changed;
    matches = new LogMatches(services.background(), services.fx(), changed);
  }

  void query(@Nullable LogQuery next, long line, LineSet found) {
    matches.query(next);
    lines = found;
    current = line;
  }

  /// More lines match by now.
  void more(LineSet found) {
    lines = found;
    changed.run();
  }

  /// Lines have other numbers. Which of them match is found anew by whoever searches.
  void moved(LongUnaryOperator to) {
    current = to.applyAsLong(current);
  }

  LineSet lines() {
    return lines;
  }

  /// Negative for none.
  long current() {
    return current;
  }

  List<LogQuery.Range> of(String text) {
    return matches.of(text);
  }
}
