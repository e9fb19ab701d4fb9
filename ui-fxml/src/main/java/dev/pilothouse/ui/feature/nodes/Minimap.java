// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.FleetNode;
import dev.pilothouse.core.nodemap.MapLayout;
import dev.pilothouse.core.nodemap.Viewport;
import dev.pilothouse.ui.feature.nodes.MapPalette.Role;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The whole map in a corner while only a part of it is seen: groups, nodes with problems, and where one is. A click or a drag
/// leads there. FX thread.
final class Minimap extends Region {
  private static final double WIDTH = 190;
  private static final double HIGHEST = 150;
  private static final double PAD = 5;
  private final MapCanvas map;
  private final Canvas canvas = new Canvas();

  Minimap(MapCanvas map, String words) {
    this.map = map;
    getStyleClass().add("minimap");
    setManaged(false);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(words);
    getChildren().setAll(canvas);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::lead);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::lead);
  }

  private double scale() {
    MapLayout layout = map.picture().layout();
    return Math.min((WIDTH - 2 * PAD) / Math.max(1, layout.width()), (HIGHEST - 2 * PAD) / Math.max(1, layout.height()));
  }

  private void lead(MouseEvent event) {
    map.lookAt((event.getX() - PAD) / scale(), (event.getY() - PAD) / scale());
    event.consume();
  }

  /// @param right where its right edge stands
  void draw(double right, double bottom) {
    MapLayout layout = map.picture().layout();
    Viewport view = map.view();
    boolean all = view.width() / view.scale() >= layout.width() * 0.98 && view.height() / view.scale() >= layout.height() * 0.98;
    setVisible(!all && !layout.groups().isEmpty());
    if (!isVisible()) {
      return;
    }
    double scale = scale();
    double width = Math.ceil(layout.width() * scale + 2 * PAD);
    double height = Math.ceil(layout.height() * scale + 2 * PAD);
    resizeRelocate(right - width - 12, bottom - height - 12, width, height);
    canvas.setWidth(width);
    canvas.setHeight(height);
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, width, height);
    g.setFill(map.palette().of(Role.CARD_LINE));
    for (MapLayout.Block block : layout.blocks()) {
      g.fillRect(
          PAD + block.x() * scale, PAD + block.y() * scale, block.columns() * (MapLayout.CARD_WIDTH + MapLayout.GAP) * scale,
          Math.max(1, block.lines() * (MapLayout.CARD_HEIGHT + MapLayout.GAP) * scale));
    }
    for (FleetNode node : map.picture().fleet().nodes()) {
      if (node.mark().isProblem() && layout.has(node.slot())) {
        g.setFill(map.palette().of(node.mark().tone()));
        g.fillRect(PAD + layout.x(node.slot()) * scale - 1, PAD + layout.y(node.slot()) * scale - 1, 4, 4);
      }
    }
    double left = PAD + Math.max(0, view.x()) * scale;
    double top = PAD + Math.max(0, view.y()) * scale;
    double seenX = Math.min(width - PAD - left, view.width() / view.scale() * scale);
    double seenY = Math.min(height - PAD - top, view.height() / view.scale() * scale);
    g.setStroke(map.palette().of(Role.ACCENT));
    g.setLineWidth(1.5);
    g.strokeRect(left, top, Math.max(3, seenX), Math.max(3, seenY));
  }
}
