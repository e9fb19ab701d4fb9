// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A field with an icon and the key that leads to it. Esc clears it. Says in place what is wrong with its words.
public final class FilterField extends HBox {
  private final TextField field = new TextField();
  private final KeyCap key = new KeyCap("/");
  private final Tooltip wrong = new Tooltip();

  public FilterField() {
    getStyleClass().add("search-field");
    setPrefWidth(300);
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setId("filter");
    getChildren().setAll(new FontIcon(Feather.FILTER), field, key);
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            event.consume();
          }
        });
    key.visibleProperty().bind(field.textProperty().isEmpty());
    key.managedProperty().bind(key.visibleProperty());
  }

  public void icon(Feather code) {
    getChildren().set(0, new FontIcon(code));
  }

  public StringProperty textProperty() {
    return field.textProperty();
  }

  public TextField field() {
    return field;
  }

  public void prompt(String words) {
    field.setPromptText(words);
    field.setAccessibleText(words);
  }

  /// Without the key, for fields that no key leads to.
  public void withoutKey() {
    getChildren().remove(key);
  }

  /// @param words what is wrong; empty when nothing is
  public void wrong(String words) {
    getStyleClass().remove("wrong");
    if (words.isEmpty()) {
      Tooltip.uninstall(this, wrong);
    } else {
      getStyleClass().add("wrong");
      wrong.setText(words);
      Tooltip.install(this, wrong);
    }
  }

  /// Enter and Down leave the field for what it has left over.
  public void onDown(Runnable handler) {
    field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
        handler.run();
        event.consume();
      }
    });
  }

  public void focusField() {
    field.requestFocus();
    field.selectAll();
  }
}
