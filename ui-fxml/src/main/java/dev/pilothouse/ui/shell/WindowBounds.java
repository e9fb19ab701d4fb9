// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.core.settings.WindowPlace;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// Where the window stood. A place that is on no screen any more is not taken.
final class WindowBounds {
  static final double WIDTH = 1440;
  static final double HEIGHT = 900;
  private final Stage stage;
  private final SettingsStore settings;

  WindowBounds(Stage stage, SettingsStore settings) {
    this.stage = stage;
    this.settings = settings;
    stage.addEventHandler(WindowEvent.WINDOW_HIDING, event -> remember());
  }

  void restore() {
    WindowPlace place = settings.settings().get().window();
    if (place == null) {
      return;
    }
    // Its title bar must be within reach of the mouse.
    if (!Screen.getScreensForRectangle(place.x() + 40, place.y() + 10, 100, 30).isEmpty()) {
      stage.setX(place.x());
      stage.setY(place.y());
      stage.setWidth(Math.max(stage.getMinWidth(), place.width()));
      stage.setHeight(Math.max(stage.getMinHeight(), place.height()));
    }
    stage.setMaximized(place.maximized());
  }

  void remember() {
    if (stage.isShowing() && !stage.isIconified()) {
      WindowPlace place = new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
      settings.update(before -> before.window(place));
    }
  }
}
