// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import dev.pilothouse.ui.text.Texts;
import java.util.function.IntConsumer;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A small panel beside a button that asks how many replicas are wanted. Arrow keys count, Enter takes it, Esc leaves.
public final class ScalePopover {
  private static final int MOST = 100_000;

  private final Popup popup = new Popup();
  private final TextField number = new TextField();
  private final Button go = new Button();
  private final Texts texts;
  private final int before;
  private final IntConsumer scaleTo;

  /// @param before how many are wanted now
  public ScalePopover(Texts texts, String object, int before, IntConsumer scaleTo) {
    this.texts = texts;
    this.before = before;
    this.scaleTo = scaleTo;
    Label title = new Label(texts.get("scale.title", object));
    title.getStyleClass().add("text-strong");
    number.setText(Integer.toString(before));
    number.setPrefColumnCount(5);
    number.setAlignment(Pos.CENTER);
    number.setId("scale-number");
    number.setTextFormatter(new TextFormatter<>(change -> change.getControlNewText().matches("\\d{0,6}") ? change : null));
    number.textProperty().addListener((text, old, now) -> say());
    Button less = new Button("", new FontIcon(Feather.MINUS));
    Button more = new Button("", new FontIcon(Feather.PLUS));
    less.setOnAction(event -> step(-1));
    more.setOnAction(event -> step(1));
    less.setAccessibleText("-");
    more.setAccessibleText("+");
    HBox count = new HBox(6, less, number, more);
    count.setAlignment(Pos.CENTER_LEFT);
    go.getStyleClass().add("primary");
    go.setMaxWidth(Double.MAX_VALUE);
    go.setOnAction(event -> take());
    VBox box = new VBox(10, title, count, go);
    box.getStyleClass().addAll("popover", "scale-popover");
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    popup.getContent().add(box);
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
    say();
  }

  public void showBeside(Node node) {
    Bounds at = node.localToScreen(node.getBoundsInLocal());
    if (at != null) {
      popup.getScene().getStylesheets().setAll(node.getScene().getStylesheets());
      popup.show(node, at.getMinX(), at.getMaxY() + 4);
      number.requestFocus();
      number.selectAll();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
      step(event.getCode() == KeyCode.UP ? 1 : -1);
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      take();
      event.consume();
    }
  }

  private int wanted() {
    return number.getText().isEmpty() ? before : Math.min(MOST, Integer.parseInt(number.getText()));
  }

  private void step(int by) {
    number.setText(Integer.toString(Math.max(0, wanted() + by)));
  }

  private void say() {
    int wanted = wanted();
    go.setDisable(wanted == before);
    go.setText(texts.get("scale.go", before, wanted));
  }

  private void take() {
    if (wanted() != before) {
      popup.hide();
      scaleTo.accept(wanted());
    }
  }
}
