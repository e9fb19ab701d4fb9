// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar to find and replace with. Shows only; [Find] makes it work. FX thread.
final class FindBar extends VBox {
  final TextField words = new TextField();
  final TextField by = new TextField();
  final ToggleButton matchCase;
  final ToggleButton wholeWord;
  final ToggleButton regex;
  final Button previous;
  final Button next;
  final Button stop;
  final Button close;
  final Button one;
  final Button all;
  private final Label count = new Label();
  private final FlowPane replacing;
  private final Texts texts;

  FindBar(Texts texts) {
    this.texts = texts;
    getStyleClass().add("find-bar");
    matchCase = toggle("Aa", "find-case", "code.matchCase");
    wholeWord = toggle("W", "find-word", "code.wholeWord");
    regex = toggle(".*", "find-regex", "code.regex");
    previous = icon(Feather.CHEVRON_UP, "find-previous", "code.previous");
    next = icon(Feather.CHEVRON_DOWN, "find-next", "code.next");
    stop = icon(Feather.SQUARE, "find-stop", "code.stop");
    close = icon(Feather.X, "find-close", "code.close");
    one = button("replace-one", "code.replaceOne");
    all = button("replace-all", "code.replaceAll");
    field(words, "find-words", "code.find");
    field(by, "replace-words", "code.replaceBy");
    count.setId("find-count");
    count.getStyleClass().add("find-count");
    count.setWrapText(true);
    HBox line = new HBox(words, matchCase, wholeWord, regex, previous, next, close);
    line.getStyleClass().add("find-line");
    HBox.setHgrow(words, Priority.ALWAYS);
    replacing = new FlowPane(by, one, all);
    replacing.getStyleClass().add("find-line");
    HBox said = new HBox(count, stop);
    said.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(line, replacing, said);
    said.visibleProperty().bind(count.textProperty().isNotEmpty());
    said.managedProperty().bind(said.visibleProperty());
    replacing(false);
    searching(false);
    setVisible(false);
    setManaged(false);
  }

  private void field(TextField field, String id, String key) {
    field.setId(id);
    field.setPromptText(texts.get(key));
    field.setAccessibleText(texts.get(key));
    field.setMinWidth(60);
  }

  private ToggleButton toggle(String sign, String id, String key) {
    ToggleButton toggle = new ToggleButton(sign);
    toggle.setId(id);
    toggle.getStyleClass().addAll("find-toggle", "mono");
    toggle.setAccessibleText(texts.get(key));
    toggle.setTooltip(new Tooltip(texts.get(key)));
    toggle.setMinWidth(USE_PREF_SIZE);
    return toggle;
  }

  private Button icon(Feather sign, String id, String key) {
    Button button = new Button("", new FontIcon(sign));
    button.setId(id);
    button.getStyleClass().addAll("ghost", "icon-only");
    button.setAccessibleText(texts.get(key));
    button.setTooltip(new Tooltip(texts.get(key)));
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private Button button(String id, String key) {
    Button button = new Button(texts.get(key));
    button.setId(id);
    return button;
  }

  FindQuery query() {
    return new FindQuery(words.getText(), matchCase.isSelected(), wholeWord.isSelected(), regex.isSelected());
  }

  /// Whether the line that replaces is there.
  void replacing(boolean shown) {
    replacing.setVisible(shown);
    replacing.setManaged(shown);
  }

  void searching(boolean shown) {
    stop.setVisible(shown);
    stop.setManaged(shown);
    if (shown) {
      count.setText(texts.get("code.searching"));
    }
  }

  void say(String said, boolean wrong) {
    searching(false);
    count.setText(said);
    count.getStyleClass().removeAll("wrong");
    words.getStyleClass().removeAll("wrong");
    if (wrong) {
      count.getStyleClass().add("wrong");
      words.getStyleClass().add("wrong");
    }
  }

  void open(boolean replace) {
    replacing(replace);
    setVisible(true);
    setManaged(true);
    words.requestFocus();
    words.selectAll();
  }

  void shut() {
    setVisible(false);
    setManaged(false);
  }
}
