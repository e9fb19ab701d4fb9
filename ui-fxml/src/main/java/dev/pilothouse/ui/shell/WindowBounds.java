// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.theme.Memory;
import java.util.Arrays;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window stood. A place that is on no screen any more is not taken.
final class WindowBounds {
  static final double WIDTH = 1440;
  static final double HEIGHT = 900;
  private static final String NAME = "window";
  private final Stage stage;
  private final Memory memory;

  WindowBounds(Stage stage, Memory memory) {
    this.stage = stage;
    this.memory = memory;
  }

  void restore() {
    String[] words = memory.read(NAME).split(" ");
    if (words.length != 5) {
      return;
    }
    double[] numbers;
    try {
      numbers = Arrays.stream(words).limit(4).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      return;
    }
    if (!Screen.getScreensForRectangle(numbers[0] + 40, numbers[1] + 10, 100, 30).isEmpty()) {
      stage.setX(numbers[0]);
      stage.setY(numbers[1]);
      stage.setWidth(Math.max(stage.getMinWidth(), numbers[2]));
      stage.setHeight(Math.max(stage.getMinHeight(), numbers[3]));
    }
    stage.setMaximized(words[4].equals("maximized"));
  }

  void remember() {
    if (stage.isShowing() && !stage.isIconified()) {
      memory.write(
          NAME,
          Math.round(stage.getX()) + " " + Math.round(stage.getY()) + " " + Math.round(stage.getWidth()) + " "
              + Math.round(stage.getHeight()) + (stage.isMaximized() ? " maximized" : " normal"));
    }
  }
}
