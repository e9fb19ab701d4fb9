// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.FleetNode;
import dev.pilothouse.core.nodemap.MapPicture;
import dev.pilothouse.core.nodemap.MapScene.Hit;
import dev.pilothouse.core.nodemap.MapSelection;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// How nodes are selected on the map: with Ctrl or ⌘ a click takes one in or out, with Shift a click takes all in between and a
/// drag all under it; Space or x the node that is chosen, Shift and arrows the next ones too, Ctrl+A all that are lit. Comes before
/// [MapInput] and keeps from it what it takes. FX thread.
final class MapSelecting {
  private static final double STILL = 4;
  private final MapCanvas map;
  private final ObjectProperty<MapSelection> selection;
  private MapSelection base = MapSelection.NONE;
  private boolean pressed;
  private boolean banded;
  private double fromX;
  private double fromY;

  MapSelecting(MapCanvas map, ObjectProperty<MapSelection> selection) {
    this.map = map;
    this.selection = selection;
    map.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    map.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
    map.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    map.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
    map.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void pressed(MouseEvent event) {
    banded = false;
    pressed = event.isShiftDown() && event.getButton() == MouseButton.PRIMARY;
    if (pressed) {
      map.requestFocus();
      base = selection.get();
      fromX = event.getX();
      fromY = event.getY();
      event.consume();
    }
  }

  private void dragged(MouseEvent event) {
    if (!pressed) {
      return;
    }
    event.consume();
    banded |= Math.hypot(event.getX() - fromX, event.getY() - fromY) >= STILL;
    if (banded) {
      map.band(new MapCanvas.Band(fromX, fromY, event.getX(), event.getY()));
      List<FleetNode> under = MapSelection.touched(map.picture(), map.view(), fromX, fromY, event.getX(), event.getY());
      selection.set(base.with(under));
    }
  }

  private void released(MouseEvent event) {
    if (pressed) {
      pressed = false;
      map.band(null);
      event.consume();
    }
  }

  private void clicked(MouseEvent event) {
    if (banded) {
      banded = false;
      event.consume();
      return;
    }
    boolean taken = event.getButton() == MouseButton.PRIMARY && (event.isShortcutDown() || event.isShiftDown());
    if (!taken || !event.isStillSincePress()) {
      return;
    }
    event.consume();
    Hit hit = map.at(event.getX(), event.getY());
    FleetNode node = map.picture().fleet().node(hit.node());
    if (node != null) {
      MapSelection now = selection.get();
      selection.set(
          event.isShiftDown()
              ? now.with(now.range(map.picture(), node.slot())).from(node)
              : now.toggled(node));
      map.choose(new Hit(node.slot(), -1));
    }
  }

  private void key(KeyEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown();
    if (event.isShortcutDown() && !event.isAltDown() && event.getCode() == KeyCode.A) {
      selection.set(selection.get().with(MapSelection.lit(map.picture())));
    } else if (plain && (event.getCode() == KeyCode.SPACE || event.getText().equals("x"))) {
      FleetNode node = chosen();
      if (node == null) {
        return;
      }
      selection.set(selection.get().toggled(node));
    } else if (!plain || !event.isShiftDown() || !extend(event.getCode())) {
      return;
    }
    event.consume();
  }

  private @Nullable FleetNode chosen() {
    return map.picture().fleet().node(map.chosen().node());
  }

  /// The node that is chosen and the next one; false for no arrow.
  private boolean extend(KeyCode code) {
    int across = code == KeyCode.LEFT ? -1 : code == KeyCode.RIGHT ? 1 : 0;
    int down = code == KeyCode.UP ? -1 : code == KeyCode.DOWN ? 1 : 0;
    if (across == 0 && down == 0) {
      return false;
    }
    MapPicture picture = map.picture();
    FleetNode from = chosen();
    int to = picture.layout().neighbour(map.chosen().node(), across, down);
    FleetNode next = picture.fleet().node(to);
    if (next != null) {
      selection.set(selection.get().with(from == null ? List.of(next) : List.of(from, next)).from(next));
      map.reveal(to, -1);
    }
    return true;
  }
}
