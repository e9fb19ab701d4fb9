// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.Places;
import dev.pilothouse.core.rollout.Places.Place;
import dev.pilothouse.core.rollout.PodStage;
import dev.pilothouse.ui.control.chart.ChartTones;
import dev.pilothouse.ui.control.chart.ChartTones.Tone;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Draws places: cells with a name, where the old pod stands before the new one, or tiles. Before the first place that stays there
/// is the line of the partition.
final class PlacePainter {
  static final double INSET = 2;
  private static final Font MONO = Font.font("Pilothouse Mono", 11);
  private static final double LETTER = 6.7;
  private static final double ONE_MARK = 20;
  private static final double TWO_MARKS = 34;
  private final Canvas canvas;
  private final ChartTones tones;
  private final MarkPainter marks;

  PlacePainter(Canvas canvas, ChartTones tones) {
    this.canvas = canvas;
    this.tones = tones;
    this.marks = new MarkPainter(canvas, tones);
  }

  /// @param chosen the place that has the keyboard; -1 for none
  void paint(Places places, PlaceLayout layout, double width, double height, int chosen) {
    canvas.setWidth(width);
    canvas.setHeight(height);
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, width, height);
    int goes = places.all().size() - places.staying();
    for (int i = 0; i < places.all().size(); i++) {
      double x = INSET + layout.x(i);
      double y = INSET + layout.y(i);
      if (layout.named()) {
        cell(g, places.all().get(i), x, y, layout, i >= goes);
      } else {
        tile(g, places.all().get(i).pod(), x, y, layout.width());
      }
      if (i == chosen) {
        g.setStroke(tones.of(Tone.ACCENT));
        g.setLineWidth(2);
        g.strokeRoundRect(x - 1, y - 1, layout.width() + 2, layout.height() + 2, 6, 6);
      }
    }
    if (places.staying() > 0 && goes > 0) {
      double x = Math.max(1, INSET + layout.x(goes) - layout.gap() / 2 - 0.5);
      g.setStroke(tones.of(Tone.WARN));
      g.setLineWidth(2);
      g.strokeLine(x, INSET + layout.y(goes) - 1, x, INSET + layout.y(goes) + layout.height() + 1);
    }
  }

  private void cell(GraphicsContext g, Place place, double x, double y, PlaceLayout layout, boolean stays) {
    g.setFill(tones.of(stays ? Tone.OFF_SOFT : Tone.CANVAS));
    g.fillRoundRect(x, y, layout.width(), layout.height(), 6, 6);
    g.setStroke(tones.of(Tone.LINE));
    g.setLineWidth(1);
    if (place.pod() == null) {
      g.setLineDashes(3, 2);
    }
    g.strokeRoundRect(x + 0.5, y + 0.5, layout.width() - 1, layout.height() - 1, 6, 6);
    g.setLineDashes();
    double middle = y + (layout.height() - MarkLayout.TILE) / 2;
    if (place.old() != null) {
      marks.mark(g, place.old(), x + 6, middle);
    }
    if (place.fresh() != null) {
      marks.mark(g, place.fresh(), x + (place.old() == null ? 6 : 20), middle);
    }
    double taken = place.old() == null || place.fresh() == null ? ONE_MARK : TWO_MARKS;
    String name = fitting(place.name(), (int) ((layout.width() - taken - 6) / LETTER));
    g.setFont(MONO);
    g.setFill(tones.of(stays ? Tone.MUTED : Tone.FG));
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(name, x + layout.width() - 6, y + layout.height() / 2);
  }

  /// Names of nodes differ at their ends: parts at the beginning go first.
  private static String fitting(String name, int letters) {
    String rest = name;
    while (rest.length() > letters && rest.indexOf('-') >= 0) {
      rest = rest.substring(rest.indexOf('-') + 1);
    }
    return rest.substring(Math.max(0, rest.length() - Math.max(1, letters)));
  }

  private void tile(GraphicsContext g, @Nullable PodStage pod, double x, double y, double size) {
    if (pod == null) {
      g.setStroke(tones.of(Tone.LINE));
      g.setLineWidth(1);
      g.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
    } else if (size == MarkLayout.TILE) {
      marks.mark(g, pod, x, y);
    } else {
      g.setFill(marks.paint(pod));
      g.fillRect(x, y, size, size);
    }
  }
}
