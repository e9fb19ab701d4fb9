// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.core.settings.WindowPlace;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// Where the window stood. A place that is on no screen any more is not taken.
final class WindowBounds {
  static final double WIDTH = 1440;
  static final double HEIGHT = 900;
  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 640;
  private final Stage stage;
  private final SettingsStore settings;

  WindowBounds(Stage stage, SettingsStore settings) {
    this.stage = stage;
    this.settings = settings;
    stage.addEventHandler(WindowEvent.WINDOW_HIDING, event -> remember());
  }

  void restore() {
    WindowPlace place = settings.settings().get().window();
    // the toolkit without a display has a screen of 1000 × 1000, which nobody looks at
    if (!"Headless".equals(System.getProperty("glass.platform"))) {
      fit(Screen.getPrimary().getVisualBounds());
    }
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

  /// A small screen, or one that draws everything at twice the size, has less room than the window would take.
  private void fit(Rectangle2D room) {
    stage.setMinWidth(Math.min(LEAST_WIDTH, room.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, room.getHeight()));
    if (room.getWidth() < WIDTH || room.getHeight() < HEIGHT) {
      stage.setWidth(Math.min(WIDTH, room.getWidth()));
      stage.setHeight(Math.min(HEIGHT, room.getHeight()));
    }
  }

  void remember() {
    if (stage.isShowing() && !stage.isIconified()) {
      WindowPlace place = new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
      settings.update(before -> before.window(place));
    }
  }
}
