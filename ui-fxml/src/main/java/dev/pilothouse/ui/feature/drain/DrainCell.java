// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drain;

import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Texts;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A pod in the list of the dialog: its name and owner, what becomes of it, and why. FX thread.
final class DrainCell extends ListCell<DrainRow> {
  /// Of a cell, for three lines of words.
  static final double HEIGHT = 52;

  private static final double NAME = 320;
  private static final double WORD = 180;
  private final Texts texts;
  private final Label name = new Label();
  private final Label place = new Label();
  private final Label word = new Label();
  private final Label why = new Label();
  private final HealthGlyph glyph = new HealthGlyph();
  private final HBox line;
  private final Tooltip tip = new Tooltip();

  DrainCell(Texts texts) {
    this.texts = texts;
    // As wide as the list, so that words wrap and nothing scrolls sideways.
    setPrefWidth(0);
    name.getStyleClass().add("text-strong");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    place.getStyleClass().add("text-muted");
    VBox who = new VBox(name, place);
    who.setMinWidth(NAME);
    who.setMaxWidth(NAME);
    who.setAlignment(Pos.CENTER_LEFT);
    word.setGraphic(glyph);
    word.setMinWidth(WORD);
    word.setMaxWidth(WORD);
    word.setWrapText(true);
    why.setWrapText(true);
    why.setMinWidth(0);
    why.setMaxWidth(Double.MAX_VALUE);
    why.getStyleClass().add("drain-why");
    HBox.setHgrow(why, Priority.ALWAYS);
    line = new HBox(12, who, word, why);
    line.setAlignment(Pos.CENTER_LEFT);
    tip.setWrapText(true);
    tip.setMaxWidth(520);
  }

  @Override
  protected void updateItem(@Nullable DrainRow row, boolean empty) {
    super.updateItem(row, empty);
    setText(null);
    if (row == null || empty) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      return;
    }
    name.setText(row.pod().name());
    place.setText(row.owner().isEmpty() ? row.pod().namespace() : row.pod().namespace() + " · " + row.owner());
    word.setText(texts.get(row.word()));
    word.getStyleClass().setAll("label", "drain-word", HealthGlyph.styleOf(row.health()));
    glyph.health(row.health());
    why.setText(why(texts, row));
    tip.setText(row.pod().namespace() + "/" + row.pod().name() + "\n" + why.getText());
    setTooltip(tip);
    setAccessibleText(spoken(texts, row));
    setGraphic(line);
  }

  private static String why(Texts texts, DrainRow row) {
    return row.details().stream().map(texts::get).collect(Collectors.joining(" "));
  }

  /// The whole line, as it is read out.
  static String spoken(Texts texts, DrainRow row) {
    return texts.get("drain.row", row.pod().name(), texts.get(row.word()), why(texts, row)).strip();
  }
}
