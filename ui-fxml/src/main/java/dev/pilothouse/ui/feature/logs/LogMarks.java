// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LineSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;

/// The lines that a person marked, to come back to them. FX thread.
final class LogMarks {
  private final TreeSet<Long> marked = new TreeSet<>();
  private final LogCanvas canvas;
  private LineSet lines = LineSet.NONE;

  LogMarks(LogCanvas canvas) {
    this.canvas = canvas;
  }

  LineSet lines() {
    return lines;
  }

  /// Lines have other numbers.
  void moved(LongUnaryOperator to) {
    List<Long> now = marked.stream().map(to::applyAsLong).filter(line -> line >= 0).toList();
    marked.clear();
    marked.addAll(now);
    lines = LineSet.of(marked);
  }

  /// Marks the line that is chosen, or the last one on the screen when none is; or takes its mark away.
  void turn() {
    canvas.choose(0);
    long line = canvas.look().chosen().get();
    if (line >= 0) {
      if (!marked.remove(line)) {
        marked.add(line);
      }
      lines = LineSet.of(marked);
      canvas.redraw();
    }
  }

  /// Goes to the next marked line, or to the one before, and round at the ends.
  void go(boolean forward) {
    if (!marked.isEmpty()) {
      long now = canvas.look().chosen().get();
      Long found = forward ? marked.higher(now) : marked.lower(now);
      canvas.toLine(found != null ? found : forward ? marked.first() : marked.last());
    }
  }
}
