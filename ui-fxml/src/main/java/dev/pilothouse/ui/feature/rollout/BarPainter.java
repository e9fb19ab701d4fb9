// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.Stage;
import dev.pilothouse.ui.control.chart.ChartTones;
import dev.pilothouse.ui.control.chart.ChartTones.Tone;
import javafx.scene.canvas.GraphicsContext;

/// The parts of a pod's bar: a pattern for each stage and a shape for each mark, so that colour does not stand alone.
final class BarPainter {
  static final double HEIGHT = 8;
  private final GraphicsContext g;
  private final ChartTones tones;

  BarPainter(GraphicsContext g, ChartTones tones) {
    this.g = g;
    this.tones = tones;
  }

  void segment(Stage stage, double from, double to, double y) {
    double width = Math.max(1, to - from - 1);
    switch (stage) {
      case PENDING -> {
        g.setStroke(tones.of(Tone.OFF));
        g.setLineWidth(1);
        g.setLineDashes(3, 2);
        g.strokeRoundRect(from + 0.5, y + 0.5, width, HEIGHT - 1, 4, 4);
        g.setLineDashes();
      }
      case PULLING -> {
        g.setFill(tones.of(Tone.INFO));
        for (double x = from; x < to - 1.5; x += 4) {
          g.fillRect(x, y, 2, HEIGHT);
        }
      }
      case STARTING -> filled(Tone.INFO, 0.8, from, y, width);
      case READY -> filled(Tone.OK, 0.4, from, y, width);
      case AVAILABLE -> filled(Tone.OK, 0.6, from, y, width);
      case SERVING -> filled(Tone.OFF, 0.6, from, y, width);
      case TERMINATING -> filled(Tone.FAINT, 0.6, from, y, width);
      case GONE -> {}
    }
  }

  private void filled(Tone tone, double alpha, double x, double y, double width) {
    g.setGlobalAlpha(alpha);
    g.setFill(tones.of(tone));
    g.fillRoundRect(x, y, width, HEIGHT, 4, 4);
    g.setGlobalAlpha(1);
  }

  void dot(double x, double y) {
    g.setFill(tones.of(Tone.CANVAS));
    g.fillOval(x - 6, y - 6, 12, 12);
    g.setFill(tones.of(Tone.OK));
    g.fillOval(x - 4.5, y - 4.5, 9, 9);
  }

  void diamond(double x, double y) {
    g.setFill(tones.of(Tone.C1));
    g.fillPolygon(new double[] {x, x + 5, x, x - 5}, new double[] {y - 5.5, y, y + 5.5, y}, 4);
  }

  void triangle(double x, double y) {
    g.setFill(tones.of(Tone.CANVAS));
    g.fillRoundRect(x - 7, y - 6.5, 14, 13, 6, 6);
    g.setFill(tones.of(Tone.WARN));
    g.fillPolygon(new double[] {x, x + 5, x - 5}, new double[] {y - 4.5, y + 4.5, y + 4.5}, 3);
  }

  void cross(double x, double y) {
    g.setFill(tones.of(Tone.CANVAS));
    g.fillRoundRect(x - 6.5, y - 6.5, 13, 13, 6, 6);
    g.setStroke(tones.of(Tone.BAD));
    g.setLineWidth(2);
    g.strokeLine(x - 3.5, y - 3.5, x + 3.5, y + 3.5);
    g.strokeLine(x - 3.5, y + 3.5, x + 3.5, y - 3.5);
  }
}
