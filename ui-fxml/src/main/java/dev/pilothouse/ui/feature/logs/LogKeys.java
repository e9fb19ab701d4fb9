// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys of a log that lead to what stands around its lines. FX thread.
record LogKeys(
    LogsViewModel model, LogSearchBar search, ConditionBar conditions, DetailsPlace details, Consumer<Since> since, Runnable save,
    Runnable add) {

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
    } else if (event.getCode() == KeyCode.R && !event.isShortcutDown() && !event.isAltDown()) {
      details.onlyRequest();
      event.consume();
    } else if (event.getCode() == KeyCode.A && !event.isShortcutDown() && !event.isAltDown()) {
      add.run();
      event.consume();
    } else if (event.getCode() == KeyCode.S && event.isShortcutDown()) {
      save.run();
      event.consume();
    } else if (since(event)) {
      event.consume();
    }
  }

  /// As k9s has them.
  private boolean since(KeyEvent event) {
    Optional<Since> wanted = Since.of(event.getCode());
    if (wanted.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return false;
    }
    since.accept(wanted.get());
    return true;
  }

  /// Not when it is pressed, or the field would be given the character too.
  private void typed(KeyEvent event) {
    if (event.getCharacter().equals("=")) {
      conditions.focusField();
      event.consume();
    }
  }
}
