// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LineSet;
import dev.pilothouse.core.logs.ShownLines;
import dev.pilothouse.ui.feature.logs.LogPalette.Tone;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.util.function.DoubleConsumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// The whole of a log from above, a pixel for many lines: how many of them are errors, by the width and the strength of a bar, its
/// root so that few are seen beside many; what is searched for and what is marked in columns of their own; and what is on the
/// screen. A click leads there. FX thread.
final class LogMinimap extends Canvas {
  static final double WIDTH = 34;
  private static final double ERRORS = 3;
  private static final double ERROR_ROOM = 16;
  private static final double HITS = 21;
  private static final double HIT_ROOM = 6;
  private static final double MARKS = 28;
  private static final double MARK_ROOM = 5;
  private static final double LEAST = 2;
  private static final double WEAK = 0.6;
  private final LogPalette palette;
  private final Texts texts;
  private final Tooltip tip = new Tooltip();
  private ShownLines shown = LineSet.NONE;
  private Lines lines = new Lines(LineSet.NONE, LineSet.NONE, LineSet.NONE);
  private double scale = 1;

  /// What is told of the lines.
  record Lines(LineSet errors, LineSet hits, LineSet marks) {}

  /// @param to is told a place between 0 and 1
  LogMinimap(LogPalette palette, Texts texts, DoubleConsumer to) {
    this.palette = palette;
    this.texts = texts;
    setId("log-map");
    setWidth(WIDTH);
    Tooltip.install(this, tip);
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> to.accept(event.getY() / getHeight()));
    addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> to.accept(event.getY() / getHeight()));
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> say(event.getY()));
  }

  /// @param top the place of the first line on the screen
  /// @param page how many lines are on the screen
  void draw(ShownLines now, Lines what, long top, int page) {
    shown = now;
    lines = what;
    GraphicsContext g = getGraphicsContext2D();
    g.setFill(palette.of(Tone.CANVAS));
    g.fillRect(0, 0, WIDTH, getHeight());
    g.setFill(palette.of(Tone.BADGE));
    g.fillRect(0, 0, 1, getHeight());
    if (shown.size() == 0) {
      return;
    }
    scale = getHeight() / Math.max(shown.size(), page);
    g.setFill(palette.of(Tone.CHOSEN));
    g.fillRect(1, top * scale, WIDTH - 1, Math.max(4, page * scale));
    int rows = (int) Math.ceil(Math.min(getHeight(), shown.size() * scale));
    for (int y = 0; y < rows; y++) {
      row(g, y);
    }
    g.setStroke(palette.of(Tone.C1));
    g.setLineWidth(1);
    g.strokeRect(1.5, Math.floor(top * scale) + 0.5, WIDTH - 2, Math.max(4, page * scale) - 1);
  }

  private void row(GraphicsContext g, double y) {
    double errors = share(lines.errors, y);
    if (errors > 0) {
      g.setFill(palette.of(Tone.BAD));
      g.setGlobalAlpha(WEAK + (1 - WEAK) * errors);
      g.fillRect(ERRORS, y, Math.max(LEAST, ERROR_ROOM * Math.sqrt(errors)), 1);
      g.setGlobalAlpha(1);
    }
    if (share(lines.hits, y) > 0) {
      g.setFill(palette.of(Tone.WARN));
      g.fillRect(HITS, y, HIT_ROOM, 2);
    }
    if (share(lines.marks, y) > 0) {
      g.setFill(palette.of(Tone.C1));
      g.fillRect(MARKS, y, MARK_ROOM, 3);
    }
  }

  private long from(double y) {
    return (long) (y / scale);
  }

  private long to(double y) {
    return Math.clamp((long) ((y + 1) / scale), from(y) + 1, Math.max(from(y) + 1, shown.size()));
  }

  /// How large a part of the lines of a pixel is in a set.
  private double share(LineSet set, double y) {
    return from(y) < shown.size() ? (double) count(set, y) / (to(y) - from(y)) : 0;
  }

  private long count(LineSet set, double y) {
    long end = to(y) < shown.size() ? shown.line(to(y)) : Long.MAX_VALUE;
    return set.index(end) - set.index(shown.line(from(y)));
  }

  private void say(double y) {
    if (from(y) >= shown.size()) {
      tip.setText(texts.get("logs.map"));
    } else {
      String errors = Amounts.count(count(lines.errors, y));
      String hits = Amounts.count(count(lines.hits, y));
      tip.setText(texts.get("logs.map.lines", Amounts.count(from(y) + 1), Amounts.count(to(y)), errors, hits));
    }
    setAccessibleText(tip.getText());
  }
}
