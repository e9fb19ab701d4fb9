// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.ui.control.KeyCap;
import dev.pilothouse.ui.dialog.ReplicaStepper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The keys of the dialog: + and −, ↑ and ↓ change the number wherever the keyboard is; digits begin a new number; Enter presses
/// the button that has the keyboard, and from the number goes on to the button that sends.
final class DialogKeys {
  private final ReplicaStepper stepper;
  private final Button confirm;
  private final Button cancel;

  DialogKeys(Parent dialog, ReplicaStepper stepper, Button confirm, Button cancel) {
    this.stepper = stepper;
    this.confirm = confirm;
    this.cancel = cancel;
    cap(confirm);
    cap(cancel);
    dialog.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    dialog.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  /// Enter is drawn on the button that it presses.
  private static void cap(Button button) {
    KeyCap cap = new KeyCap("Enter");
    button.setGraphic(cap);
    button.setContentDisplay(ContentDisplay.RIGHT);
    button.setMinWidth(Region.USE_PREF_SIZE);
    cap.visibleProperty().bind(button.focusedProperty());
    cap.managedProperty().bind(button.focusedProperty());
  }

  private void pressed(KeyEvent event) {
    Node at = stepper.getScene() == null ? null : stepper.getScene().getFocusOwner();
    boolean elsewhere = at instanceof TextInputControl && !at.equals(stepper.field());
    if (elsewhere && event.getCode() != KeyCode.ENTER) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      enter(event, at);
    } else if (stepper.steps(event) && !(at instanceof ScaleSlider) && !(at instanceof RadioButton)) {
      stepper.step(stepper.by(event));
      event.consume();
    }
  }

  private void enter(KeyEvent event, @Nullable Node at) {
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
    boolean digit = letter.length() == 1 && Character.isDigit(letter.charAt(0)) && !event.isShortcutDown();
    if (digit && !(at instanceof TextInputControl)) {
      stepper.begin(letter);
      event.consume();
    }
  }
}
