// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.dialog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Everything that stands above the window and inside it: each on a scrim that keeps the mouse and the keyboard from what is
/// below. Esc closes the topmost; then the keyboard goes back to where it was. FX thread.
public final class OverlayLayer extends StackPane {
  /// What is seen of the window above and below a dialog, however much is in it.
  private static final Insets AROUND = new Insets(24);
  private final Deque<Overlay> open = new ArrayDeque<>();
  private Runnable otherwise = () -> {};

  public OverlayLayer() {
    setPickOnBounds(false);
    getStyleClass().add("overlay-layer");
    sceneProperty()
        .flatMap(Scene::focusOwnerProperty)
        .addListener((observed, before, now) -> keepFocus(before, now));
  }

  /// @param place gives the keyboard to something when what had it before is gone
  public void otherwise(Runnable place) {
    otherwise = place;
  }

  /// The keyboard does not leave the topmost overlay.
  private void keepFocus(@Nullable Node before, @Nullable Node now) {
    Overlay top = open.peek();
    if (top == null || (now != null && inside(now, top.box))) {
      return;
    }
    if (before != null && inside(before, top.box) && before.isVisible() && !before.isDisabled()) {
      before.requestFocus();
    } else if (top.first != null) {
      top.first.requestFocus();
    }
  }

  private static boolean inside(Node node, Node ancestor) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(ancestor)) {
        return true;
      }
    }
    return false;
  }

  public boolean isOpen() {
    return !open.isEmpty();
  }

  /// Shows something above the window.
  ///
  /// @param first what takes the keyboard
  /// @param cancelled called when it is closed by Esc or by a click beside it
  /// @return closes it without calling `cancelled`
  public Runnable show(Region content, Pos position, @Nullable Node first, Runnable cancelled) {
    Node before = getScene() == null ? null : getScene().getFocusOwner();
    Region scrim = new Region();
    scrim.getStyleClass().add("scrim");
    StackPane box = new StackPane(scrim, content);
    StackPane.setAlignment(content, position);
    if (position == Pos.CENTER) {
      StackPane.setMargin(content, AROUND);
    }
    content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Overlay overlay = new Overlay(box, first, before, cancelled);
    scrim.setOnMousePressed(event -> cancel(overlay));
    // before the field that has the keyboard: one with a number in it would keep Esc for itself
    box.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(overlay, event));
    getChildren().add(box);
    open.push(overlay);
    if (first != null) {
      first.requestFocus();
    }
    return () -> close(overlay);
  }

  private void pressed(Overlay overlay, KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      cancel(overlay);
      event.consume();
    } else if (event.getCode() == KeyCode.TAB) {
      List<Node> stops = new ArrayList<>();
      stops(overlay.box, stops);
      boolean back = event.isShiftDown();
      if (!stops.isEmpty() && (back ? stops.getFirst() : stops.getLast()).isFocused()) {
        (back ? stops.getLast() : stops.getFirst()).requestFocus();
        event.consume();
      }
    }
  }

  /// What Tab comes by, in its order.
  private static void stops(Parent parent, List<Node> into) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child.isVisible() && !child.isDisabled()) {
        if (child.isFocusTraversable()) {
          into.add(child);
        } else if (child instanceof Parent inner) {
          stops(inner, into);
        }
      }
    }
  }

  private void cancel(Overlay overlay) {
    if (open.contains(overlay)) {
      close(overlay);
      overlay.cancelled.run();
    }
  }

  private void close(Overlay overlay) {
    if (!open.remove(overlay)) {
      return;
    }
    getChildren().remove(overlay.box);
    if (overlay.before != null && getScene().equals(overlay.before.getScene()) && shown(overlay.before)) {
      overlay.before.requestFocus();
    } else {
      otherwise.run();
    }
  }

  private static boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return !node.isDisabled();
  }

  private record Overlay(StackPane box, @Nullable Node first, @Nullable Node before, Runnable cancelled) {}
}
