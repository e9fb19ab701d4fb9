// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys of a log that lead to what stands around its lines. FX thread.
record LogKeys(LogsViewModel model, LogSearchBar search, ConditionBar conditions) {

  void on(LogCanvas canvas) {
    canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    canvas.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
  }

  private void pressed(KeyEvent event) {
    if (event.getText().equals("/")) {
      search.focusField();
      event.consume();
    } else if (event.getCode() == KeyCode.Z && !event.isShortcutDown() && !event.isAltDown()) {
      model.turnAll();
      event.consume();
    }
  }

  /// Not when it is pressed, or the field would be given the character too.
  private void typed(KeyEvent event) {
    if (event.getCharacter().equals("=")) {
      conditions.focusField();
      event.consume();
    }
  }
}
