// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.tail.LogEvent;
import dev.pilothouse.ui.feature.logs.LogPalette.Tone;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/// The events above the lines over time: a cross for a warning, a dot for the rest, so that the shape tells them apart as well as
/// the colour. FX thread.
final class AxisEvents {
  private static final double ROW = 6;
  private static final double HALF = 3;
  private static final double NEAR = 6;
  private final Texts texts;
  private final List<Placed> placed = new ArrayList<>();
  private List<LogEvent> events = List.of();

  private record Placed(LogEvent event, double x) {}

  AxisEvents(Texts texts) {
    this.texts = texts;
  }

  /// Whether there are others now.
  boolean show(List<LogEvent> now) {
    boolean other = !now.equals(events);
    events = now;
    return other;
  }

  void clear() {
    placed.clear();
  }

  /// Draws those between two times; warnings over the others.
  ///
  /// @param x where a time stands
  void draw(GraphicsContext g, LogPalette palette, long from, long to, LongToDoubleFunction x, double bottom) {
    placed.clear();
    for (boolean warnings : new boolean[] {false, true}) {
      for (LogEvent event : events) {
        if (event.warning() == warnings && event.millis() >= from && event.millis() < to) {
          draw(g, palette, new Placed(event, x.applyAsDouble(event.millis())), bottom);
        }
      }
    }
  }

  private void draw(GraphicsContext g, LogPalette palette, Placed at, double bottom) {
    placed.add(at);
    g.setFill(palette.of(at.event.warning() ? Tone.BAD : Tone.INFO));
    g.setStroke(palette.of(at.event.warning() ? Tone.BAD : Tone.INFO));
    g.setLineWidth(1);
    g.setLineDashes(2, 3);
    g.strokeLine(Math.floor(at.x) + 0.5, ROW + HALF + 1, Math.floor(at.x) + 0.5, bottom);
    g.setLineDashes();
    if (at.event.warning()) {
      g.setLineWidth(1.6);
      g.strokeLine(at.x - HALF, ROW - HALF, at.x + HALF, ROW + HALF);
      g.strokeLine(at.x - HALF, ROW + HALF, at.x + HALF, ROW - HALF);
    } else {
      g.fillOval(at.x - HALF, ROW - HALF, 2 * HALF, 2 * HALF);
    }
  }

  /// The event at a place of the upper edge; null when there is none.
  @Nullable LogEvent at(double x, double y) {
    LogEvent found = null;
    double least = NEAR;
    for (Placed one : placed) {
      if (y <= ROW + NEAR && Math.abs(one.x - x) <= least) {
        least = Math.abs(one.x - x);
        found = one.event;
      }
    }
    return found;
  }

  String words(LogEvent event) {
    return texts.get(
        "logs.axis.event", Ages.clock(Instant.ofEpochMilli(event.millis())), event.reason(), event.object(), event.message(),
        Amounts.count(event.times()));
  }
}
