// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LineSet;
import dev.pilothouse.core.logs.ShownLines;
import dev.pilothouse.ui.feature.logs.LogPalette.Tone;
import java.util.function.DoubleConsumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Paint;

/// The whole of a log from above, a pixel for many lines: errors, what is searched for, marks, and what is on the screen. A click
/// leads there. FX thread.
final class LogMinimap extends Canvas {
  static final double WIDTH = 22;
  private final LogPalette palette;

  /// @param to is told a place between 0 and 1
  LogMinimap(LogPalette palette, DoubleConsumer to) {
    this.palette = palette;
    setWidth(WIDTH);
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> to.accept(event.getY() / getHeight()));
    addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> to.accept(event.getY() / getHeight()));
  }

  /// @param top the place of the first line on the screen
  /// @param page how many lines are on the screen
  void draw(ShownLines shown, LineSet errors, LineSet hits, LineSet marks, long top, int page) {
    GraphicsContext g = getGraphicsContext2D();
    g.setFill(palette.of(Tone.CANVAS));
    g.fillRect(0, 0, WIDTH, getHeight());
    g.setFill(palette.of(Tone.BADGE));
    g.fillRect(0, 0, 1, getHeight());
    if (shown.size() == 0) {
      return;
    }
    double scale = getHeight() / Math.max(shown.size(), page);
    g.setFill(palette.of(Tone.CHOSEN));
    g.fillRect(1, top * scale, WIDTH - 1, Math.max(4, page * scale));
    int rows = (int) Math.ceil(getHeight());
    for (int y = 0; y < rows; y++) {
      long from = (long) (y / scale);
      long to = Math.max(from + 1, (long) ((y + 1) / scale));
      if (from < shown.size()) {
        long first = shown.line(from);
        long end = to < shown.size() ? shown.line(to) : Long.MAX_VALUE;
        bar(g, errors, first, end, y, 3, 9, palette.of(Tone.BAD));
        bar(g, hits, first, end, y, 12, 5, palette.of(Tone.WARN));
        bar(g, marks, first, end, y, 17, 5, palette.of(Tone.C1));
      }
    }
  }

  private static void bar(GraphicsContext g, LineSet set, long first, long end, double y, double x, double width, Paint paint) {
    if (set.index(end) > set.index(first)) {
      g.setFill(paint);
      g.fillRect(x, y, width, 2);
    }
  }
}
