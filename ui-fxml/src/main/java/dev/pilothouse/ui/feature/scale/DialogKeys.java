// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.ui.dialog.ReplicaStepper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys of the dialog: + and −, ↑ and ↓ change the number wherever the keyboard is; digits begin a new number; Enter presses the
/// button that has the keyboard, and from the number goes on to the button that sends.
final class DialogKeys {
  private final ReplicaStepper stepper;
  private final Button confirm;
  private final Button cancel;

  DialogKeys(Parent dialog, ReplicaStepper stepper, Button confirm, Button cancel) {
    this.stepper = stepper;
    this.confirm = confirm;
    this.cancel = cancel;
    dialog.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    dialog.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  private void pressed(KeyEvent event) {
    Node at = stepper.getScene() == null ? null : stepper.getScene().getFocusOwner();
    boolean elsewhere = at instanceof TextInputControl && !at.equals(stepper.field());
    if (elsewhere && event.getCode() != KeyCode.ENTER) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      enter(event, at);
    } else if (!elsewhere && stepper.steps(event) && !(at instanceof ScaleSlider) && !(at instanceof javafx.scene.control.RadioButton)) {
      stepper.step(stepper.by(event));
      event.consume();
    }
  }

  private void enter(KeyEvent event, Node at) {
    if (event.isShortcutDown()) {
      confirm.fire();
    } else if (at instanceof Button button) {
      button.fire();
    } else if (at instanceof TextInputControl && !confirm.isDisabled()) {
      confirm.requestFocus();
    } else {
      cancel.requestFocus();
    }
    event.consume();
  }

  /// A digit, wherever it is typed, begins a new number.
  private void typed(KeyEvent event) {
    Node at = stepper.getScene() == null ? null : stepper.getScene().getFocusOwner();
    String letter = event.getCharacter();
    if (!(at instanceof TextInputControl) && letter.length() == 1 && Character.isDigit(letter.charAt(0)) && !event.isShortcutDown()) {
      stepper.begin(letter);
      event.consume();
    }
  }
}
