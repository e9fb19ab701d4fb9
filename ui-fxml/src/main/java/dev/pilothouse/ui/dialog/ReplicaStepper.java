// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.dialog;

import dev.pilothouse.ui.text.Texts;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// A number of replicas with − and +; the keys up and down, + and − do the same.
final class ReplicaStepper extends HBox {
  private static final int MOST = 9999;
  private final IntegerProperty value;
  private final TextField field;

  ReplicaStepper(int first, Texts texts) {
    value = new SimpleIntegerProperty(first);
    field = new TextField(Integer.toString(first));
    getStyleClass().add("stepper");
    field.setId("replicas");
    field.setTextFormatter(new TextFormatter<>(change -> change.getControlNewText().matches("\\d{0,4}") ? change : null));
    field.setAccessibleText(texts.get("dialog.scale.wanted"));
    field.textProperty().subscribe(words -> value.set(words.isEmpty() ? first : Integer.parseInt(words)));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    getChildren().setAll(button("−", "fewer", -1), field, button("+", "more", 1));
  }

  IntegerProperty value() {
    return value;
  }

  TextField field() {
    return field;
  }

  private Button button(String sign, String id, int by) {
    Button button = new Button(sign);
    button.setId(id);
    button.getStyleClass().setAll("button", "stepper-button");
    button.setFocusTraversable(false);
    button.setOnAction(event -> step(by));
    return button;
  }

  private void step(int by) {
    field.setText(Integer.toString(Math.clamp(value.get() + (long) by, 0, MOST)));
    field.selectAll();
  }

  private void keys(KeyEvent event) {
    KeyCode code = event.getCode();
    int by =
        code == KeyCode.UP || code == KeyCode.PLUS || code == KeyCode.ADD || code == KeyCode.EQUALS
            ? 1
            : code == KeyCode.DOWN || code == KeyCode.MINUS || code == KeyCode.SUBTRACT ? -1 : 0;
    if (by != 0) {
      step(by);
      event.consume();
    }
  }
}
