// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.FleetNode;
import dev.pilothouse.core.nodemap.MapDetail;
import dev.pilothouse.core.nodemap.MapLayout;
import dev.pilothouse.core.nodemap.MapPicture;
import dev.pilothouse.core.nodemap.MapScene;
import dev.pilothouse.core.nodemap.MapSelection;
import dev.pilothouse.core.nodemap.MapTone;
import dev.pilothouse.core.nodemap.NodeMark;
import dev.pilothouse.core.nodemap.Shape;
import dev.pilothouse.core.nodemap.Shape.Ink;
import dev.pilothouse.core.nodemap.Viewport;
import dev.pilothouse.ui.feature.nodes.MapPalette.Role;
import dev.pilothouse.ui.text.Texts;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// Draws the shapes of a scene that are not pixels of the raster. Edges stand on device pixels. FX thread.
final class ShapePainter {
  private static final double ROUND = 6;
  private static final double FADED = 0.35;
  private final MapPalette palette;
  private final MapFont fonts = new MapFont();
  private final MapSigns signs;
  private final Texts texts;
  private double device = 1;

  ShapePainter(MapPalette palette, Texts texts) {
    this.palette = palette;
    this.texts = texts;
    signs = new MapSigns(palette);
  }

  /// @param newDevice device pixels for one pixel of the scene
  void paint(GraphicsContext g, MapScene scene, double newDevice) {
    device = newDevice;
    boolean far = scene.detail() == MapDetail.FAR;
    for (Shape shape : scene.shapes()) {
      switch (shape) {
        case Shape.Frame it -> {
          if (!far) {
            frame(g, it);
          }
        }
        case Shape.Title it -> title(g, it);
        case Shape.Tile it -> tile(g, it);
        case Shape.Card it -> card(g, it);
        case Shape.Words it -> words(g, it);
        case Shape.Bar it -> bar(g, it);
        case Shape.Cell it ->
            signs.pod(g, snap(it.x()), snap(it.y()), snap(it.size()), it.mark(), palette.of(it.tone()), it.lit() ? 1 : 0.2);
        case Shape.Dot it -> {
          g.setFill(palette.of(it.tone()));
          g.fillRoundRect(snap(it.x()), snap(it.y()), it.size(), it.size(), 2, 2);
        }
        case Shape.Shield it -> signs.shield(g, it.x(), it.y(), it.size(), palette.of(it.lit() ? Role.MUTED : Role.FAINT));
        case Shape.Sign it -> signs.node(g, it.x(), it.y(), it.size(), it.mark());
      }
    }
  }

  /// The outline of what is selected, with a tick in the corner where there is room for it.
  void selected(GraphicsContext g, MapPicture picture, Viewport view, MapSelection selection) {
    double wide = MapLayout.CARD_WIDTH * view.scale();
    double high = MapLayout.CARD_HEIGHT * view.scale();
    double thick = wide > 30 ? 2.5 : wide > 10 ? 1.5 : 1;
    g.setStroke(palette.of(Role.ACCENT));
    for (FleetNode node : picture.fleet().nodes()) {
      if (selection.has(node) && picture.layout().has(node.slot())) {
        double x = view.pixelX(picture.layout().x(node.slot()));
        double y = view.pixelY(picture.layout().y(node.slot()));
        if (x < view.width() && y < view.height() && x + wide > 0 && y + high > 0) {
          g.setLineWidth(thick);
          g.strokeRoundRect(x, y, wide, high, Math.min(2 * ROUND, wide / 4), Math.min(2 * ROUND, wide / 4));
          if (wide > 60) {
            tick(g, x + wide, y);
          }
        }
      }
    }
  }

  private void tick(GraphicsContext g, double right, double top) {
    double size = 13;
    double x = right - size + 5;
    double y = top - 5;
    g.setFill(palette.of(Role.ACCENT));
    g.fillOval(x, y, size, size);
    g.setStroke(palette.of(Role.CARD));
    g.setLineWidth(1.8);
    g.strokePolyline(
        new double[] {x + 3.2, x + 5.6, x + 9.8}, new double[] {y + 6.8, y + 9.2, y + 4.2}, 3);
    g.setStroke(palette.of(Role.ACCENT));
  }

  /// What a drag has drawn so far.
  void band(GraphicsContext g, MapCanvas.Band band) {
    double x = Math.min(band.x1(), band.x2());
    double y = Math.min(band.y1(), band.y2());
    double wide = Math.abs(band.x2() - band.x1());
    double high = Math.abs(band.y2() - band.y1());
    g.setGlobalAlpha(0.12);
    g.setFill(palette.of(Role.ACCENT));
    g.fillRect(x, y, wide, high);
    g.setGlobalAlpha(1);
    g.setStroke(palette.of(Role.ACCENT));
    g.setLineWidth(1);
    g.setLineDashes(4, 3);
    g.strokeRect(snap(x) + 0.5, snap(y) + 0.5, wide, high);
    g.setLineDashes();
  }

  private double snap(double at) {
    return Math.round(at * device) / device;
  }

  private void frame(GraphicsContext g, Shape.Frame it) {
    box(g, it.x(), it.y(), it.width(), it.height(), palette.of(Role.FRAME), palette.of(Role.FRAME_LINE), 1);
  }

  private void box(GraphicsContext g, double x, double y, double width, double height, Color fill, Color line, double thick) {
    double left = snap(x);
    double top = snap(y);
    double wide = snap(x + width) - left;
    double high = snap(y + height) - top;
    g.setFill(line);
    g.fillRoundRect(left, top, wide, high, 2 * ROUND, 2 * ROUND);
    g.setFill(fill);
    g.fillRoundRect(left + thick, top + thick, wide - 2 * thick, high - 2 * thick, 2 * ROUND - thick, 2 * ROUND - thick);
  }

  private void title(GraphicsContext g, Shape.Title it) {
    double size = it.large() ? 13.5 : 11.5;
    if (it.floats()) {
      g.setFill(palette.of(Role.FRAME));
      g.fillRect(snap(it.x() - 8), 0, it.width() + 16, it.y() + 8);
    }
    String name = it.name().isEmpty() ? texts.get("map.group.nameless") : it.name();
    String shown = fonts.cut(name, it.width(), size, true);
    write(g, shown, it.x(), it.y(), size, true, palette.of(Role.TEXT), false);
    double used = fonts.width(shown, size, true) + 8;
    String right = texts.get(it.right());
    double rightWide = fonts.width(right, 11.5, false) + 10;
    String sum = texts.get(it.sum());
    double sumWide = fonts.width(sum, 11.5, false);
    if (used + sumWide < it.width()) {
      write(g, sum, it.x() + used, it.y(), 11.5, false, palette.of(Role.MUTED), false);
      used += sumWide;
    }
    if (used + rightWide < it.width()) {
      write(g, right, it.x() + it.width(), it.y(), 11.5, false, palette.of(Role.MUTED), true);
    }
  }

  /// What is wrong with a node is told by a sign also from afar.
  private void tile(GraphicsContext g, Shape.Tile it) {
    if (it.mark() == NodeMark.READY || it.mark() == NodeMark.JOINED) {
      return;
    }
    double size = Math.clamp(Math.min(it.width(), it.height()) * 0.7, 5, 14);
    double x = it.x() + (it.width() - size) / 2;
    double y = it.y() + (it.height() - size) / 2;
    g.setGlobalAlpha(it.lit() ? 1 : FADED);
    if (it.mark().isProblem()) {
      g.setStroke(palette.of(it.mark().tone()));
      g.setLineWidth(1);
      g.strokeRect(snap(it.x()) + 0.5, snap(it.y()) + 0.5, snap(it.width()) - 1, snap(it.height()) - 1);
    }
    if (it.width() > 7) {
      g.setFill(palette.of(Role.CARD));
      g.fillRect(x - 1.5, y - 1.5, size + 3, size + 3);
      signs.node(g, x, y, size, it.mark());
    }
    g.setGlobalAlpha(1);
  }

  private void card(GraphicsContext g, Shape.Card it) {
    MapTone tone = it.mark().tone();
    Color fill =
        palette.of(
            it.close() ? Role.CARD_CLOSE
                : switch (tone) {
                  case BAD -> Role.CARD_BAD;
                  case WARN -> Role.CARD_WARN;
                  case OFF -> Role.CARD_OFF;
                  default -> Role.CARD;
                });
    boolean calm = tone == MapTone.OK;
    Color line = it.close() ? palette.of(Role.ACCENT) : calm ? palette.of(Role.CARD_LINE) : palette.of(tone);
    g.setGlobalAlpha(it.lit() ? 1 : FADED);
    box(g, it.x(), it.y(), it.width(), it.height(), fill, line, it.close() || it.mark().isProblem() ? 1.5 : 1);
    if (it.cordoned()) {
      hatch(g, it);
    }
    g.setGlobalAlpha(1);
  }

  private void hatch(GraphicsContext g, Shape.Card it) {
    g.save();
    g.beginPath();
    g.rect(it.x() + 1, it.y() + 1, it.width() - 2, it.height() - 2);
    g.clip();
    g.setStroke(palette.of(Role.CARD_LINE));
    g.setLineWidth(3);
    for (double x = it.x() - it.height(); x < it.x() + it.width(); x += 14) {
      g.strokeLine(x, it.y() + it.height(), x + it.height(), it.y());
    }
    g.restore();
  }

  private void words(GraphicsContext g, Shape.Words it) {
    boolean strong = it.ink() == Ink.STRONG;
    String shown = fonts.cut(texts.get(it.words()), it.width(), it.size(), strong);
    write(g, shown, it.x(), it.y(), it.size(), strong, palette.of(it.ink()), it.right());
  }

  private void write(
      GraphicsContext g, String words, double x, double y, double size, boolean strong, Color colour, boolean right) {
    g.setFont(fonts.font(size, strong));
    g.setTextAlign(right ? TextAlignment.RIGHT : TextAlignment.LEFT);
    g.setFill(colour);
    g.fillText(words, snap(x), snap(y));
  }

  /// What is asked for is hatched, what is used is solid: they are never taken for each other.
  private void bar(GraphicsContext g, Shape.Bar it) {
    double x = snap(it.x());
    double y = snap(it.y());
    double wide = snap(it.width());
    double high = Math.max(3, snap(it.height()));
    g.setGlobalAlpha(it.lit() ? 1 : FADED);
    g.setFill(palette.of(Role.TRACK));
    g.fillRoundRect(x, y, wide, high, 3, 3);
    double asked = wide * Math.clamp(it.asked(), 0, 1);
    if (asked > 0) {
      asked(g, x, y, asked, high);
    }
    if (it.used() >= 0) {
      double inner = Math.max(2, high * 0.5);
      g.setFill(it.used() > 0.9 ? palette.of(MapTone.WARN) : palette.of(it.memory() ? Role.MEMORY : Role.CPU));
      g.fillRoundRect(x, y + (high - inner) / 2, Math.max(1, wide * Math.min(1, it.used())), inner, 2, 2);
    }
    g.setGlobalAlpha(1);
  }

  private void asked(GraphicsContext g, double x, double y, double wide, double high) {
    g.setStroke(palette.of(Role.ASKED));
    g.setLineWidth(1);
    g.strokeRect(x + 0.5, y + 0.5, Math.max(0, wide - 1), high - 1);
    for (double at = 2; at + high < wide + 2; at += 4) {
      g.strokeLine(x + at, y + high - 0.5, Math.min(x + wide, x + at + high), y + 0.5);
    }
  }
}
