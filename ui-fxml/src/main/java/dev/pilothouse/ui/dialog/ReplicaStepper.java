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
public final class ReplicaStepper extends HBox {
  private static final int MOST = 99_999;
  private final IntegerProperty value;
  private final TextField field;

  public ReplicaStepper(int first, Texts texts) {
    value = new SimpleIntegerProperty(first);
    field = new TextField(Integer.toString(first));
    getStyleClass().add("stepper");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    field.setId("replicas");
    field.setTextFormatter(new TextFormatter<>(change -> change.getControlNewText().matches("\\d{0,5}") ? change : null));
    field.setAccessibleText(texts.get("dialog.scale.wanted"));
    field.textProperty().subscribe(words -> value.set(words.isEmpty() ? first : Integer.parseInt(words)));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    getChildren().setAll(button("−", "fewer", -1), field, button("+", "more", 1));
  }

  public IntegerProperty value() {
    return value;
  }

  public TextField field() {
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

  public void set(int number) {
    String words = Integer.toString(Math.clamp(number, 0, MOST));
    if (!field.getText().equals(words)) {
      field.setText(words);
      field.selectAll();
    }
  }

  public void step(int by) {
    set(Math.clamp(value.get() + (long) by, 0, MOST));
  }

  /// A new number that begins with a digit.
  public void begin(String digit) {
    field.requestFocus();
    field.setText(digit);
    field.end();
  }

  /// Whether a key changes the number.
  public boolean steps(KeyEvent event) {
    return by(event) != 0;
  }

  public int by(KeyEvent event) {
    KeyCode code = event.getCode();
    if (event.isShortcutDown() || event.isAltDown()) {
      return 0;
    }
    boolean plus = code == KeyCode.PLUS || code == KeyCode.ADD || code == KeyCode.EQUALS || event.getText().equals("+");
    return code == KeyCode.UP || plus
        ? 1
        : code == KeyCode.DOWN || code == KeyCode.MINUS || code == KeyCode.SUBTRACT ? -1 : 0;
  }

  private void keys(KeyEvent event) {
    if (steps(event)) {
      step(by(event));
      event.consume();
    }
  }
}
