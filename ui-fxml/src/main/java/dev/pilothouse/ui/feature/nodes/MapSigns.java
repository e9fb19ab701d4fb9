// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.NodeMark;
import dev.pilothouse.core.nodemap.PodMark;
import dev.pilothouse.ui.feature.nodes.MapPalette.Role;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// The signs of nodes and pods: each has a form of its own, so that nobody has to tell colours apart. FX thread.
final class MapSigns {
  private static final double SMALL = 5;
  private final MapPalette palette;

  MapSigns(MapPalette palette) {
    this.palette = palette;
  }

  /// @param opacity below 1 for what is dimmed
  void pod(GraphicsContext g, double x, double y, double size, PodMark mark, Color colour, double opacity) {
    g.setGlobalAlpha(opacity);
    if (size < SMALL) {
      g.setFill(colour);
      g.fillRect(x, y, Math.max(1, size), Math.max(1, size));
    } else {
      form(g, x, y, size, mark, colour);
    }
    g.setGlobalAlpha(1);
  }

  private void form(GraphicsContext g, double x, double y, double size, PodMark mark, Color colour) {
    switch (mark) {
      case RUNNING -> filled(g, x, y, size, colour);
      case DONE -> outlined(g, x, y, size, colour);
      case LEAVING -> {
        dashed(g, x, y, size, colour);
        line(g, x + size * 0.25, y + size / 2, x + size * 0.75, y + size / 2, colour);
      }
      case STARTING -> dashed(g, x, y, size, colour);
      case RESTARTED -> {
        g.setFill(colour);
        g.fillPolygon(new double[] {x, x + size / 2, x + size}, new double[] {y + size, y + size * 0.06, y + size}, 3);
      }
      case NOT_READY -> {
        outlined(g, x, y, size, colour);
        g.setFill(colour);
        g.fillRect(x, y, size / 2, size);
      }
      case FAILING -> {
        filled(g, x, y, size, colour);
        cross(g, x, y, size, 0.28, palette.of(Role.CARD));
      }
      case UNKNOWN -> {
        g.setStroke(colour);
        g.setLineWidth(1);
        g.strokeOval(x + 0.5, y + 0.5, size - 1, size - 1);
        line(g, x + size * 0.2, y + size * 0.8, x + size * 0.8, y + size * 0.2, colour);
      }
    }
  }

  private static void filled(GraphicsContext g, double x, double y, double size, Color colour) {
    g.setFill(colour);
    if (size < 8) {
      g.fillRect(x, y, size, size);
    } else {
      g.fillRoundRect(x, y, size, size, 3, 3);
    }
  }

  private static void outlined(GraphicsContext g, double x, double y, double size, Color colour) {
    g.setStroke(colour);
    g.setLineWidth(1);
    g.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
  }

  private static void dashed(GraphicsContext g, double x, double y, double size, Color colour) {
    g.setStroke(colour);
    g.setLineWidth(1.2);
    double part = size * 0.3;
    for (double from = 0; from < size; from += size - part) {
      double to = Math.min(size, from + part);
      g.strokeLine(x + from, y + 0.5, x + to, y + 0.5);
      g.strokeLine(x + from, y + size - 0.5, x + to, y + size - 0.5);
      g.strokeLine(x + 0.5, y + from, x + 0.5, y + to);
      g.strokeLine(x + size - 0.5, y + from, x + size - 0.5, y + to);
    }
  }

  private static void line(GraphicsContext g, double x1, double y1, double x2, double y2, Color colour) {
    g.setStroke(colour);
    g.setLineWidth(1.2);
    g.strokeLine(x1, y1, x2, y2);
  }

  private static void cross(GraphicsContext g, double x, double y, double size, double in, Color colour) {
    g.setStroke(colour);
    g.setLineWidth(Math.max(1.2, size * 0.14));
    double near = size * in;
    double far = size - near;
    g.strokeLine(x + near, y + near, x + far, y + far);
    g.strokeLine(x + near, y + far, x + far, y + near);
  }

  /// Half of it is filled, so that it is known as a shield however small it is.
  void shield(GraphicsContext g, double x, double y, double size, Color colour) {
    double middle = x + size / 2;
    double[] half = {middle, x + size * 0.94, x + size * 0.86, middle};
    double[] halfY = {y, y + size * 0.16, y + size * 0.62, y + size};
    g.setFill(colour);
    g.fillPolygon(half, halfY, 4);
    g.setStroke(colour);
    g.setLineWidth(1.2);
    g.strokePolyline(new double[] {middle, x + size * 0.06, x + size * 0.14, middle}, halfY, 4);
  }

  void node(GraphicsContext g, double x, double y, double size, NodeMark mark) {
    Color colour = palette.of(mark.tone());
    g.setFill(colour);
    g.setStroke(colour);
    g.setLineWidth(Math.max(1.3, size * 0.14));
    switch (mark) {
      case READY -> g.fillOval(x, y, size, size);
      case JOINED -> {
        g.strokeLine(x + size / 2, y, x + size / 2, y + size);
        g.strokeLine(x, y + size / 2, x + size, y + size / 2);
      }
      case JOINING -> {
        g.setLineDashes(2, 2);
        g.strokeOval(x + 0.5, y + 0.5, size - 1, size - 1);
        g.setLineDashes();
      }
      case CORDONED -> {
        g.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
        g.strokeLine(x + 1, y + size - 1, x + size - 1, y + 1);
      }
      case DRAINING -> {
        g.strokeLine(x + size / 2, y, x + size / 2, y + size * 0.9);
        g.strokePolyline(
            new double[] {x + size * 0.15, x + size / 2, x + size * 0.85},
            new double[] {y + size * 0.55, y + size * 0.95, y + size * 0.55}, 3);
      }
      case PRESSURE -> g.fillPolygon(new double[] {x, x + size / 2, x + size}, new double[] {y + size, y, y + size}, 3);
      case NOT_READY -> {
        g.strokeOval(x + 0.5, y + 0.5, size - 1, size - 1);
        g.fillArc(x, y, size, size, 90, 180, javafx.scene.shape.ArcType.CHORD);
      }
      case LOST -> cross(g, x, y, size, 0.1, colour);
      case LEAVING -> g.strokeLine(x, y + size / 2, x + size, y + size / 2);
    }
  }
}
