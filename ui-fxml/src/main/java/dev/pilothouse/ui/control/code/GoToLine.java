// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.fxmisc.richtext.CodeArea;

/// The bar that asks for a line. Enter goes there, Esc does not. FX thread.
final class GoToLine extends HBox {
  private final CodeArea area;
  private final Folding folding;
  private final TextField line = new TextField();

  GoToLine(CodeArea area, Texts texts, Folding folding) {
    this.area = area;
    this.folding = folding;
    getStyleClass().addAll("find-bar", "find-line");
    Label label = new Label(texts.get("code.line"));
    label.setLabelFor(line);
    line.setId("go-to-line");
    line.setAccessibleText(texts.get("code.line"));
    line.textProperty().addListener((text, before, after) -> line.getStyleClass().removeAll("wrong"));
    getChildren().setAll(label, line);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    close();
  }

  void open() {
    setVisible(true);
    setManaged(true);
    line.setText("");
    line.setPromptText(area.getCurrentParagraph() + 1 + " / " + area.getParagraphs().size());
    line.requestFocus();
  }

  private void close() {
    setVisible(false);
    setManaged(false);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE || (event.getCode() == KeyCode.ENTER && go())) {
      close();
      area.requestFocus();
      event.consume();
    }
  }

  /// The nearest line there is: one behind the end means the end.
  private boolean go() {
    String typed = line.getText().strip();
    if (!typed.matches("\\d{1,9}")) {
      line.getStyleClass().add("wrong");
      return false;
    }
    int to = Math.clamp(Integer.parseInt(typed) - 1, 0, area.getParagraphs().size() - 1);
    folding.reveal(to);
    area.moveTo(to, 0);
    area.showParagraphAtCenter(to);
    return true;
  }
}
