// SPDX-License-Identifier: Apache-2.0
package com.sun.glass.ui.headless;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.Window;
import java.util.EnumSet;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Moves the mouse and presses keys. The stock robot knows the keyboard well enough; the mouse is done here, with the modifiers
/// that are held, the buttons that stay down while dragging, and drag and drop.
final class WideRobot extends HeadlessRobot {
  private final WideHeadless application;
  private final Set<MouseButton> pressed = EnumSet.noneOf(MouseButton.class);
  private int heldKeys;
  private double mouseX;
  private double mouseY;
  private @Nullable WideWindow under;

  WideRobot(WideHeadless application) {
    super(application);
    this.application = application;
  }

  @Override
  public double getMouseX() {
    return mouseX;
  }

  @Override
  public double getMouseY() {
    return mouseY;
  }

  @Override
  public void keyPress(KeyCode key) {
    heldKeys |= modifier(key);
    super.keyPress(key);
  }

  @Override
  public void keyRelease(KeyCode key) {
    heldKeys &= ~modifier(key);
    super.keyRelease(key);
  }

  @Override
  public void mouseMove(double x, double y) {
    mouseX = x;
    mouseY = y;
    if (moveDrag()) {
      return;
    }
    follow();
    boolean dragging = !pressed.isEmpty();
    send(
        under, dragging ? MouseEvent.DRAG : MouseEvent.MOVE,
        dragging ? getGlassEventButton(pressed.iterator().next()) : MouseEvent.BUTTON_NONE);
  }

  @Override
  public void mousePress(MouseButton... buttons) {
    for (MouseButton button : buttons) {
      follow();
      pressed.add(button);
      WideWindow window = under;
      if (window == null) {
        continue;
      }
      if (!window.isFocused() && !window.popup()) {
        window.requestFocus();
      }
      send(window, MouseEvent.DOWN, getGlassEventButton(button));
      if (button == MouseButton.SECONDARY && window.takesMouse() && window.getView() instanceof WideView view) {
        view.notifyMenu(inX(window), inY(window), (int) mouseX, (int) mouseY, false);
      }
    }
  }

  @Override
  public void mouseRelease(MouseButton... buttons) {
    for (MouseButton button : buttons) {
      pressed.remove(button);
      DragClipboard drag = application.drag();
      if (drag != null) {
        moveDrag();
        WideWindow target = windowAt();
        drag.drop(target == null ? 0 : inX(target), target == null ? 0 : inY(target), (int) mouseX, (int) mouseY);
      } else {
        send(under, MouseEvent.UP, getGlassEventButton(button));
        follow();
      }
    }
  }

  @Override
  public void mouseWheel(int amount) {
    follow();
    if (under == null || !(under.getView() instanceof WideView view)) {
      return;
    }
    int direction = amount > 0 ? -1 : 1;
    for (int i = 0; i < Math.abs(amount); i++) {
      view.notifyScroll(
          inX(under), inY(under), (int) mouseX, (int) mouseY, 0, direction, heldKeys, 0, 0, 0, 0, 40, 40);
    }
  }

  @Override
  public Color getPixelColor(double x, double y) {
    return application.pixels().color((int) x, (int) y);
  }

  @Override
  public void getScreenCapture(int left, int top, int columns, int rows, int[] into, boolean scaleToFit) {
    application.pixels().copy(left, top, columns, rows, into);
  }

  @Override
  void windowAdded(HeadlessWindow window) {
    // The stock robot would take the first window for the one under the mouse.
  }

  @Override
  void windowRemoved(HeadlessWindow window) {
    if (under == window) {
      under = null;
    }
    super.windowRemoved(window);
  }

  /// Finds the window under the mouse; while a button is down, the one where it went down keeps the mouse.
  private void follow() {
    if (under != null && !under.takesMouse()) {
      under = null;
    }
    WideWindow next = under != null && !pressed.isEmpty() ? under : windowAt();
    if (next != under) {
      WideWindow before = under;
      under = next;
      send(before, MouseEvent.EXIT, MouseEvent.BUTTON_NONE);
      send(next, MouseEvent.ENTER, MouseEvent.BUTTON_NONE);
    }
  }

  private boolean moveDrag() {
    DragClipboard drag = application.drag();
    if (drag == null) {
      return false;
    }
    WideWindow target = windowAt();
    WideView view = target != null && target.getView() instanceof WideView found ? found : null;
    drag.moved(view, target == null ? 0 : inX(target), target == null ? 0 : inY(target), (int) mouseX, (int) mouseY);
    return true;
  }

  private @Nullable WideWindow windowAt() {
    WideWindow top = null;
    for (Window window : Window.getWindows()) {
      if (window instanceof WideWindow wide && wide.takesMouse() && wide.contains(mouseX, mouseY)) {
        top = wide;
      }
    }
    return top;
  }

  private void send(@Nullable WideWindow window, int type, int button) {
    if (window != null && window.takesMouse() && window.getView() instanceof WideView view) {
      view.notifyMouse(
          type, button, inX(window), inY(window), (int) mouseX, (int) mouseY, modifiers(), false, false);
    }
  }

  private int inX(WideWindow window) {
    return (int) mouseX - window.getX();
  }

  private int inY(WideWindow window) {
    return (int) mouseY - window.getY();
  }

  private int modifiers() {
    return pressed.stream().mapToInt(WideRobot::modifier).reduce(heldKeys, (all, one) -> all | one);
  }

  private static int modifier(MouseButton button) {
    return switch (button) {
      case PRIMARY -> KeyEvent.MODIFIER_BUTTON_PRIMARY;
      case SECONDARY -> KeyEvent.MODIFIER_BUTTON_SECONDARY;
      case MIDDLE -> KeyEvent.MODIFIER_BUTTON_MIDDLE;
      case BACK -> KeyEvent.MODIFIER_BUTTON_BACK;
      case FORWARD -> KeyEvent.MODIFIER_BUTTON_FORWARD;
      case NONE -> KeyEvent.MODIFIER_NONE;
    };
  }

  private static int modifier(KeyCode key) {
    return switch (key) {
      case CONTROL -> KeyEvent.MODIFIER_CONTROL;
      case SHIFT -> KeyEvent.MODIFIER_SHIFT;
      case ALT -> KeyEvent.MODIFIER_ALT;
      case COMMAND, META, WINDOWS -> KeyEvent.MODIFIER_COMMAND;
      default -> KeyEvent.MODIFIER_NONE;
    };
  }
}
