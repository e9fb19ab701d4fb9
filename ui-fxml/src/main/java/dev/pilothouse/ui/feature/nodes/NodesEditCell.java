// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.feature.nodes.NodesEditState.Line;
import dev.pilothouse.ui.feature.nodes.NodesEditState.Step;
import dev.pilothouse.ui.text.Texts;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One of several nodes: its name, from what to what, and how far it is. FX thread.
final class NodesEditCell extends ListCell<Line> {
  private static final double NAME = 190;
  private static final double STEP = 190;
  private final Texts texts;
  private final Label name = new Label();
  private final Label words = new Label();
  private final Label step = new Label();
  private final HealthGlyph glyph = new HealthGlyph();
  private final HBox line = new HBox(10, name, words, step);

  NodesEditCell(Texts texts) {
    this.texts = texts;
    getStyleClass().add("nodes-edit-cell");
    name.getStyleClass().add("text-strong");
    name.setMinWidth(NAME);
    name.setMaxWidth(NAME);
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    step.setGraphic(glyph);
    step.setMinWidth(STEP);
    step.setMaxWidth(STEP);
    line.setAlignment(Pos.CENTER_LEFT);
    // A line is as wide as the list, and its words are cut, not scrolled.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Line item, boolean empty) {
    super.updateItem(item, empty);
    setGraphic(empty || item == null ? null : line);
    if (empty || item == null) {
      setAccessibleText("");
      return;
    }
    name.setText(item.node().name());
    words.setText(texts.get(item.words()));
    words.getStyleClass().setAll("label", item.step() == Step.SAME ? "text-muted" : "text-plain");
    String told = texts.get(item.told());
    Health health = health(item.step());
    glyph.health(health);
    step.setText(told.isEmpty() ? texts.get("nodesEdit.step." + item.step().name().toLowerCase(Locale.ROOT)) : told);
    step.getStyleClass().setAll("label", HealthGlyph.styleOf(health));
    setTooltip(told.isEmpty() ? null : new Tooltip(told));
    setAccessibleText(texts.get("nodesEdit.spoken", name.getText(), words.getText(), step.getText()));
  }

  private static Health health(Step step) {
    return switch (step) {
      case SAME, READY, WAITING -> Health.NEUTRAL;
      case RUNNING -> Health.PROGRESSING;
      case DONE -> Health.GOOD;
      case FAILED -> Health.BAD;
      case NOT_SENT -> Health.WARNING;
    };
  }
}
