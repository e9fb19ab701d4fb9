// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.Fleet;
import dev.pilothouse.core.nodemap.FleetNode;
import dev.pilothouse.core.nodemap.MapLayout;
import dev.pilothouse.core.nodemap.MapScene.Hit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What the mouse and the keyboard do on the map. FX thread.
final class MapInput {
  private static final double STEP = 1.0015;
  private static final double PAN = 60;
  private static final double STILL = 4;
  private final MapCanvas map;
  private final Consumer<Hit> open;
  private final BiConsumer<Hit, MouseEvent> hover;
  private double pressedX;
  private double pressedY;
  private double lastX;
  private double lastY;
  private boolean dragged;

  /// @param open is told what is to be seen in detail
  /// @param hover is told what is under the mouse, and where it is
  MapInput(MapCanvas map, Consumer<Hit> open, BiConsumer<Hit, MouseEvent> hover) {
    this.map = map;
    this.open = open;
    this.hover = hover;
    map.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    map.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    map.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> map.setCursor(Cursor.DEFAULT));
    map.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    map.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    map.addEventHandler(
        MouseEvent.MOUSE_EXITED,
        event -> {
          map.hover(Hit.NOTHING);
          hover.accept(Hit.NOTHING, event);
        });
    map.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    map.addEventHandler(ZoomEvent.ZOOM, event -> map.zoom(event.getZoomFactor(), event.getX(), event.getY()));
    map.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void pressed(MouseEvent event) {
    map.requestFocus();
    pressedX = event.getX();
    pressedY = event.getY();
    lastX = pressedX;
    lastY = pressedY;
    dragged = false;
  }

  private void dragged(MouseEvent event) {
    if (!dragged && Math.hypot(event.getX() - pressedX, event.getY() - pressedY) < STILL) {
      return;
    }
    dragged = true;
    map.setCursor(Cursor.CLOSED_HAND);
    hover.accept(Hit.NOTHING, event);
    map.pan(lastX - event.getX(), lastY - event.getY());
    lastX = event.getX();
    lastY = event.getY();
  }

  private void clicked(MouseEvent event) {
    if (dragged || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    Hit hit = map.at(event.getX(), event.getY());
    if (event.getClickCount() == 2) {
      map.approach(hit.node());
    } else if (event.getClickCount() == 1) {
      map.choose(hit);
      if (hit.node() >= 0) {
        open.accept(hit);
      }
    }
  }

  private void moved(MouseEvent event) {
    Hit hit = map.at(event.getX(), event.getY());
    map.hover(hit);
    hover.accept(hit, event);
  }

  /// The wheel zooms to the pointer; with Shift, and on a touch pad sideways, it pans.
  private void scrolled(ScrollEvent event) {
    if (event.isShiftDown() || (event.getDeltaX() != 0 && !event.isControlDown())) {
      map.pan(-event.getDeltaX(), -event.getDeltaY());
    } else {
      map.zoom(Math.pow(STEP, event.getDeltaY()), event.getX(), event.getY());
    }
    event.consume();
  }

  private void key(KeyEvent event) {
    if (!event.isShortcutDown() && run(event)) {
      event.consume();
    }
  }

  private boolean run(KeyEvent event) {
    int across = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
    int down = event.getCode() == KeyCode.UP ? -1 : event.getCode() == KeyCode.DOWN ? 1 : 0;
    if (across != 0 || down != 0) {
      if (event.isAltDown()) {
        pod(across + down);
      } else {
        walk(across, down);
      }
      return true;
    }
    return !event.isAltDown() && other(event);
  }

  private boolean other(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> open.accept(map.chosen());
      case HOME -> end(true);
      case END -> end(false);
      case PAGE_UP -> map.pan(0, -map.getHeight() + PAN);
      case PAGE_DOWN -> map.pan(0, map.getHeight() - PAN);
      case F8 -> nextProblem();
      default -> {
        return letter(event.getText());
      }
    }
    return true;
  }

  private boolean letter(String text) {
    switch (text) {
      case "+", "=" -> map.zoom(true);
      case "-" -> map.zoom(false);
      case "0" -> map.fit();
      case "z" -> map.approach(map.chosen().node());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void walk(int across, int down) {
    map.reveal(map.picture().layout().neighbour(map.chosen().node(), across, down), -1);
  }

  /// The next pod of the node, or the one before.
  private void pod(int by) {
    Fleet fleet = map.picture().fleet();
    int node = map.chosen().node();
    int count = fleet.podCount(node);
    if (count == 0) {
      return;
    }
    int place = by > 0 ? -1 : count;
    for (int i = 0; i < count; i++) {
      place = fleet.pod(node, i) == map.chosen().pod() ? i : place;
    }
    map.reveal(node, fleet.pod(node, Math.floorMod(place + by, count)));
  }

  private void end(boolean first) {
    int[] reading = map.picture().layout().reading();
    if (reading.length > 0) {
      map.reveal(reading[first ? 0 : reading.length - 1], -1);
    }
  }

  /// The next node that a person should look at, in reading order, from the beginning again after the last.
  private void nextProblem() {
    MapLayout layout = map.picture().layout();
    int[] reading = layout.reading();
    int from = -1;
    for (int i = 0; i < reading.length; i++) {
      from = reading[i] == map.chosen().node() ? i : from;
    }
    for (int i = 1; i <= reading.length; i++) {
      int slot = reading[(from + i + reading.length) % reading.length];
      FleetNode node = map.picture().fleet().node(slot);
      if (node != null && node.mark().isProblem()) {
        map.reveal(slot, -1);
        return;
      }
    }
  }
}
