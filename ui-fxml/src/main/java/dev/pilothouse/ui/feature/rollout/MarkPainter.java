// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.Mark;
import dev.pilothouse.core.rollout.PodStage;
import dev.pilothouse.core.rollout.Stage;
import dev.pilothouse.ui.control.chart.ChartTones;
import dev.pilothouse.ui.control.chart.ChartTones.Tone;
import dev.pilothouse.ui.feature.rollout.MarkLayout.Shape;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// Draws many pods as marks, and very many as bars. A mark has a shape for its state, so that colour does not stand alone.
final class MarkPainter {
  private static final double BAR = 16;
  private static final double BAR_ROW = 24;
  private final Canvas canvas;
  private final ChartTones tones;

  MarkPainter(Canvas canvas, ChartTones tones) {
    this.canvas = canvas;
    this.tones = tones;
  }

  /// @param whole how many pods a full bar stands for
  /// @param chosen the pod that has the keyboard; -1 for none
  void paint(List<PodStage> pods, MarkLayout layout, double width, double height, long whole, int chosen) {
    canvas.setVisible(!pods.isEmpty());
    if (pods.isEmpty()) {
      return;
    }
    canvas.setWidth(width);
    canvas.setHeight(height);
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, width, height);
    if (layout.shape() == Shape.BAR) {
      bars(g, pods, width, Math.max(whole, pods.size()));
      return;
    }
    double step = MarkLayout.TILE + MarkLayout.TILE_GAP;
    for (int i = 0; i < pods.size(); i++) {
      double x = i % layout.perRow() * step;
      double y = Math.floorDiv(i, layout.perRow()) * step;
      mark(g, pods.get(i), x, y);
      if (i == chosen) {
        g.setStroke(tones.of(Tone.ACCENT));
        g.setLineWidth(2);
        g.strokeRect(x - 1, y - 1, MarkLayout.TILE + 2, MarkLayout.TILE + 2);
      }
    }
  }

  /// One pod, as high and wide as a tile.
  void mark(GraphicsContext g, PodStage pod, double x, double y) {
    double size = MarkLayout.TILE;
    Paint paint = paint(pod);
    g.setFill(paint);
    g.setStroke(paint);
    g.setLineWidth(1.4);
    boolean going = pod.stage().compareTo(Stage.READY) < 0;
    if (pod.mark() == Mark.BROKEN) {
      g.fillRoundRect(x, y, size, size, 4, 4);
      g.setStroke(tones.of(Tone.CANVAS));
      g.strokeLine(x + 3, y + 3, x + size - 3, y + size - 3);
      g.strokeLine(x + 3, y + size - 3, x + size - 3, y + 3);
    } else if (pod.mark() == Mark.WAITING) {
      g.fillPolygon(new double[] {x + size / 2, x + size, x}, new double[] {y, y + size, y + size}, 3);
    } else if (going || pod.stage() == Stage.GONE) {
      g.strokeRoundRect(x + 0.7, y + 0.7, size - 1.4, size - 1.4, 4, 4);
      if (pod.stage() == Stage.STARTING) {
        g.fillRect(x + 3, y + 3, size - 6, size - 6);
      }
    } else {
      g.fillRoundRect(x, y, size, size, 4, 4);
    }
  }

  Paint paint(PodStage pod) {
    if (pod.mark() == Mark.BROKEN) {
      return tones.of(Tone.BAD);
    }
    if (pod.mark() == Mark.WAITING) {
      return tones.of(Tone.WARN);
    }
    return tones.of(
        switch (pod.stage()) {
          case PENDING, GONE -> Tone.OFF;
          case PULLING, STARTING -> Tone.INFO;
          case READY, AVAILABLE -> Tone.OK_TILE;
          case SERVING -> Tone.OFF;
          case TERMINATING -> Tone.FAINT;
        });
  }

  /// One bar for each way in which they go: broken, waiting, fine; as long as their share of all pods of the workload.
  private void bars(GraphicsContext g, List<PodStage> pods, double width, long whole) {
    double y = 0;
    Font font = Font.font("Pilothouse Inter", FontWeight.BOLD, 11);
    for (Mark mark : List.of(Mark.BROKEN, Mark.WAITING, Mark.FINE)) {
      List<PodStage> some = pods.stream().filter(one -> one.mark() == mark).toList();
      if (some.isEmpty()) {
        continue;
      }
      double room = width - 44;
      g.setFill(tones.of(Tone.OFF_SOFT));
      g.fillRoundRect(0, y, room, BAR, 4, 4);
      g.setFill(paint(some.getFirst()));
      g.fillRoundRect(0, y, Math.max(3, room * some.size() / (double) whole), BAR, 4, 4);
      g.setFont(font);
      g.setFill(tones.of(Tone.FG));
      String sign = mark == Mark.BROKEN ? "✕ " : mark == Mark.WAITING ? "▲ " : "";
      g.fillText(sign + some.size(), room + 6, y + 12);
      y += BAR_ROW;
    }
  }
}
