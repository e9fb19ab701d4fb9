// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.FieldCondition;
import dev.pilothouse.core.logs.LineRules;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The conditions on fields, a chip for each: pressed it is taken away. Others are written behind them as `field=value`. Seen while
/// there are any, or somebody writes one. FX thread.
final class ConditionBar extends FlowPane {
  private static final PseudoClass UNWANTED = PseudoClass.getPseudoClass("unwanted");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private final Texts texts;
  private final Consumer<UnaryOperator<LineRules>> change;
  private final Runnable leave;
  private final TextField field = new TextField();
  private List<FieldCondition> shown = List.of();

  /// @param leave gives the keyboard back
  ConditionBar(Texts texts, Consumer<UnaryOperator<LineRules>> change, Runnable leave) {
    super(6, 4);
    this.texts = texts;
    this.change = change;
    this.leave = leave;
    setId("log-conditions");
    getStyleClass().add("log-conditions");
    setAlignment(Pos.CENTER_LEFT);
    field.setId("log-condition");
    field.setPromptText(texts.get("logs.condition.prompt"));
    field.setAccessibleText(texts.get("logs.condition.prompt"));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field.textProperty().addListener((text, before, now) -> field.pseudoClassStateChanged(WRONG, false));
    field.focusedProperty().addListener((focused, before, now) -> seen());
    getChildren().setAll(field);
    seen();
  }

  void focusField() {
    setVisible(true);
    setManaged(true);
    field.requestFocus();
  }

  private void seen() {
    setVisible(!shown.isEmpty() || field.isFocused());
    setManaged(isVisible());
  }

  void show(List<FieldCondition> conditions) {
    if (!conditions.equals(shown)) {
      shown = conditions;
      getChildren().setAll(conditions.stream().map(this::chip).toList());
      getChildren().add(field);
    }
    seen();
  }

  private Button chip(FieldCondition condition) {
    Button chip = new Button(condition.text(), new FontIcon(Feather.X));
    chip.getStyleClass().addAll("chip", "log-condition");
    chip.setMnemonicParsing(false);
    chip.setMaxWidth(320);
    chip.pseudoClassStateChanged(UNWANTED, condition.unwanted());
    chip.setTooltip(new Tooltip(texts.get("logs.condition.remove", condition.text())));
    chip.setAccessibleText(texts.get("logs.condition.remove", condition.text()));
    chip.setOnAction(event -> change.accept(rules -> rules.without(condition)));
    return chip;
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      add();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      field.clear();
      leave.run();
      event.consume();
    } else if (event.getCode() == KeyCode.BACK_SPACE && field.getText().isEmpty() && !shown.isEmpty()) {
      FieldCondition last = shown.getLast();
      change.accept(rules -> rules.without(last));
      event.consume();
    }
  }

  private void add() {
    Optional<List<FieldCondition>> read = FieldCondition.read(field.getText());
    if (read.isEmpty()) {
      field.pseudoClassStateChanged(WRONG, true);
    } else {
      field.clear();
      leave.run();
      read.get().forEach(condition -> change.accept(rules -> rules.with(condition)));
    }
  }
}
