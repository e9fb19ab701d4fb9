// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drafts;

import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A draft: what it is of, where, since when, its first changed line, and what can be done. FX thread.
final class DraftCell extends ListCell<DraftRow> {
  private final UiServices services;
  private final Texts texts;
  private final DraftsViewModel model;
  private final Label title = new Label();
  private final Label context = new Label();
  private final Label age = new Label();
  private final Label line = new Label();
  private final Button open = button("draft-open");
  private final Button discard = button("draft-discard");
  private final HBox parts;

  DraftCell(UiServices services, DraftsViewModel model) {
    this.services = services;
    this.model = model;
    texts = services.texts();
    title.getStyleClass().add("text-strong");
    title.setMinWidth(0);
    context.getStyleClass().add("text-muted");
    age.getStyleClass().add("text-muted");
    age.setMinWidth(USE_PREF_SIZE);
    line.getStyleClass().addAll("mono", "draft-line");
    line.setMinWidth(0);
    HBox head = new HBox(8, title, context, age);
    head.setAlignment(Pos.BASELINE_LEFT);
    VBox words = new VBox(2, head, line);
    words.setMinWidth(0);
    Region grow = new Region();
    HBox.setHgrow(words, Priority.ALWAYS);
    parts = new HBox(8, words, grow, discard, open);
    parts.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
    getStyleClass().add("draft-cell");
  }

  private static Button button(String id) {
    Button button = new Button();
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setFocusTraversable(false);
    return button;
  }

  @Override
  protected void updateItem(@Nullable DraftRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    long at = row.draft().at().getEpochSecond();
    String ago = texts.get("drafts.ago", Ages.between(at, services.clock().instant().getEpochSecond()));
    title.setText(row.title());
    context.setText(row.context());
    age.setText(ago);
    age.setTooltip(new Tooltip(Ages.exact(at)));
    line.setText(row.discarded() ? texts.get("drafts.discarded") : texts.get("drafts.line", row.line(), row.words()));
    open.setText(texts.get("drafts.open"));
    open.setVisible(!row.discarded());
    open.setManaged(!row.discarded());
    open.setOnAction(event -> model.open(row));
    discard.setText(texts.get(row.discarded() ? "drafts.undo" : "drafts.discard"));
    discard.setOnAction(event -> {
      if (row.discarded()) {
        model.bringBack(row);
      } else {
        model.discard(row);
      }
    });
    setGraphic(parts);
    setAccessibleText(row.title() + ", " + row.context() + ", " + ago + ", " + line.getText());
  }
}
