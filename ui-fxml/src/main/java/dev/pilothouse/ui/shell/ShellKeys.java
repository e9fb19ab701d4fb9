// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The keys of the window. What a view or a field takes itself goes first; these come after, except the ones with a modifier that
/// no field uses.
final class ShellKeys {
  private final Scene scene;
  private final Supplier<ShellView> view;

  ShellKeys(Scene scene, Supplier<ShellView> view) {
    this.scene = scene;
    this.view = view;
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::before);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::after);
    scene.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
  }

  /// Keys that work everywhere, also while a field has the keyboard.
  private void before(KeyEvent event) {
    ShellView shell = view.get();
    if (shell.layer().isOpen()) {
      return;
    }
    Runnable action = null;
    if (Shortcuts.pressed("Shortcut+K", event)) {
      action = shell::search;
    } else if (Shortcuts.pressed("Shortcut+J", event)) {
      action = shell::toggleDock;
    } else if (Shortcuts.pressed("Shortcut+Shift+J", event)) {
      action = shell::dockWhole;
    } else if (Shortcuts.pressed("Shortcut+W", event)) {
      action = () -> closeCurrent(shell);
    } else if (Shortcuts.pressed("Shortcut+Shift+O", event)) {
      action = () -> shell.go(Route.of("clusters"));
    } else if (Shortcuts.pressed("Shortcut+Comma", event)) {
      action = () -> shell.go(Route.of("settings"));
    } else if (Shortcuts.pressed("Shortcut+F", event)) {
      action = () -> focusFilter(shell);
    } else if (Shortcuts.pressed("Alt+Left", event)) {
      action = () -> shell.places().active().get().step(-1);
    } else if (Shortcuts.pressed("Alt+Right", event)) {
      action = () -> shell.places().active().get().step(1);
    } else if (event.getCode() == KeyCode.F5) {
      action = () -> relist(shell);
    } else if (event.getCode() == KeyCode.F6) {
      action = () -> cycle(shell, event.isShiftDown() ? -1 : 1);
    } else if (event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown() && event.getCode().isDigitKey()) {
      action = cluster(shell, event.getCode());
    }
    if (action != null) {
      action.run();
      event.consume();
    } else if (event.isShortcutDown() && taken(shell, event)) {
      event.consume();
    }
  }

  /// The view in front takes its own keys also while the sidebar, the details or the dock has the keyboard.
  private static boolean taken(ShellView shell, KeyEvent event) {
    OpenView current = shell.places().active().get().current().get();
    return current != null && current.view().shortcut(event);
  }

  /// The way out, after everything in the view had its turn.
  private void after(KeyEvent event) {
    ShellView shell = view.get();
    if (!event.isConsumed() && !shell.layer().isOpen() && event.getCode() == KeyCode.ESCAPE) {
      escape(shell);
      event.consume();
    }
  }

  /// Letters that are keys where nobody types. They act when the letter comes, not when its key goes down: else the letter would
  /// land in the field that the key leads to.
  private void typed(KeyEvent event) {
    ShellView shell = view.get();
    boolean typing = scene.getFocusOwner() instanceof TextInputControl;
    if (event.isConsumed() || typing || shell.layer().isOpen() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCharacter()) {
      case "/" -> focusFilter(shell);
      case "?" -> shell.showKeys();
      case "n" -> shell.namespaces().open();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private static @Nullable Runnable cluster(ShellView shell, KeyCode code) {
    List<ClusterSession> open = shell.places().sessions();
    int index = code.getName().charAt(code.getName().length() - 1) - '1';
    return index < 0 || index >= open.size() ? null : () -> shell.places().activate(open.get(index));
  }

  /// Connects anew: all lists are read again, and what is shown stays meanwhile.
  private static void relist(ShellView shell) {
    ClusterSession session = shell.places().active().get().session();
    if (session != null) {
      session.reconnect();
    }
  }

  private void closeCurrent(ShellView shell) {
    OpenView inDock = shell.places().dockCurrent().get();
    if (inDock != null && within(shell.area().dock())) {
      shell.places().close(inDock);
      return;
    }
    if (within(shell.area().panel())) {
      shell.closePanel();
      return;
    }
    OpenView current = shell.places().active().get().current().get();
    if (current != null) {
      shell.places().close(current);
    }
  }

  private void escape(ShellView shell) {
    FeatureView focused = focused(shell);
    if (focused != null && focused.escape()) {
      return;
    }
    if (shell.places().active().get().closePanel()) {
      shell.focusMain();
    } else if (!within(shell.area().main())) {
      shell.focusMain();
    }
  }

  private @Nullable FeatureView focused(ShellView shell) {
    if (within(shell.area().dock())) {
      OpenView inDock = shell.places().dockCurrent().get();
      return inDock == null ? null : inDock.view();
    }
    Place place = shell.places().active().get();
    OpenView open = within(shell.area().panel()) ? place.panel().get() : place.current().get();
    return open == null ? null : open.view();
  }

  private void focusFilter(ShellView shell) {
    FeatureView focused = focused(shell);
    OpenView current = shell.places().active().get().current().get();
    if ((focused == null || !focused.focusFilter()) && current != null) {
      current.view().focusFilter();
    }
  }

  /// Moves the keyboard from region to region: rail, sidebar, views, details, dock.
  private void cycle(ShellView shell, int by) {
    List<Parent> regions = new ArrayList<>();
    regions.add(shell.rail());
    if (shell.sidebar().isVisible()) {
      regions.add(shell.sidebar());
    }
    regions.addAll(shell.area().regions());
    int at = 0;
    for (int i = 0; i < regions.size(); i++) {
      at = within(regions.get(i)) ? i : at;
    }
    Parent next = regions.get(Math.floorMod(at + by, regions.size()));
    shell.focus(next);
  }

  private boolean within(Parent region) {
    for (Node at = scene.getFocusOwner(); at != null; at = at.getParent()) {
      if (at.equals(region)) {
        return true;
      }
    }
    return false;
  }
}
