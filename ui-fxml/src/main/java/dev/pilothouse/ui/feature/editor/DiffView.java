// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.yaml.diff.LineDiff;
import dev.pilothouse.core.yaml.diff.LineDiff.Kind;
import dev.pilothouse.core.yaml.diff.LineDiff.Row;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// Two texts side by side, the parts that differ marked, long equal runs hidden. FX thread; what it shows was compared elsewhere.
final class DiffView extends ListView<Row> {
  private static final double LINE = 18;
  private final Texts texts;
  private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(-1);

  DiffView(Texts texts) {
    this.texts = texts;
    setId("diff");
    getStyleClass().add("diff-view");
    setFixedCellSize(LINE);
    setAccessibleText(texts.get("editor.diff.name"));
    setCellFactory(list -> new Line());
    Label none = new Label(texts.get("editor.diff.same"));
    none.getStyleClass().add("text-muted");
    setPlaceholder(none);
  }

  void show(List<Row> rows) {
    if (!getItems().equals(rows)) {
      getItems().setAll(rows);
      chosen.set(-1);
      setPrefHeight(Math.clamp(rows.size() * LINE + 4, 5 * LINE, 22 * LINE));
      step(1);
    }
  }

  /// How many runs of lines differ.
  int changes() {
    int count = 0;
    for (int i = 0; i < getItems().size(); i++) {
      count += begins(i) ? 1 : 0;
    }
    return count;
  }

  /// Which of them is in front, from 1; 0 for none.
  int current() {
    int count = 0;
    for (int i = 0; i <= chosen.get() && i < getItems().size(); i++) {
      count += begins(i) ? 1 : 0;
    }
    return count;
  }

  private boolean begins(int index) {
    return getItems().get(index).differs() && (index == 0 || !getItems().get(index - 1).differs());
  }

  /// The next or the previous run of lines that differ comes into sight.
  void step(int by) {
    for (int i = chosen.get() + by; i >= 0 && i < getItems().size(); i += by) {
      if (begins(i)) {
        chosen.set(i);
        getSelectionModel().select(i);
        scrollTo(Math.max(0, i - 4));
        return;
      }
    }
  }

  private final class Line extends ListCell<Row> {
    private final Side left = new Side();
    private final Side right = new Side();
    private final HBox sides = new HBox(left, right);

    Line() {
      getStyleClass().add("diff-row");
      setPrefWidth(0);
      left.prefWidthProperty().bind(widthProperty().divide(2));
      right.prefWidthProperty().bind(widthProperty().divide(2));
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      if (row.kind() == Kind.HIDDEN) {
        String words = texts.get("editor.diff.hidden", row.hidden());
        left.say(words);
        right.say(words);
        setAccessibleText(words);
      } else {
        int[] alike = row.kind() == Kind.CHANGED ? LineDiff.alike(row.oldText(), row.newText()) : new int[] {0, 0};
        left.show(row.kind(), row.oldLine(), row.oldText(), "-", alike);
        right.show(row.kind(), row.newLine(), row.newText(), "+", alike);
        setAccessibleText(spoken(row));
      }
      setGraphic(sides);
    }

    private String spoken(Row row) {
      return switch (row.kind()) {
        case SAME, HIDDEN -> row.newText();
        case GONE -> texts.get("editor.diff.gone", row.oldText());
        case NEW -> texts.get("editor.diff.new", row.newText());
        case CHANGED -> texts.get("editor.diff.changed", row.oldText(), row.newText());
      };
    }
  }

  /// One of the two texts in a line.
  private static final class Side extends HBox {
    private static final int LONGEST = 400;
    private final Label number = new Label();
    private final Label sign = new Label();
    private final TextFlow words = new TextFlow();
    private final Tooltip whole = new Tooltip();

    Side() {
      getStyleClass().add("diff-side");
      number.getStyleClass().add("diff-number");
      sign.getStyleClass().add("diff-sign");
      words.setMinWidth(0);
      setMinWidth(0);
      Region clip = new Region();
      clip.setManaged(false);
      getChildren().setAll(number, sign, words);
      Tooltip.install(this, whole);
    }

    void say(String hidden) {
      getStyleClass().setAll("diff-side", "hidden");
      number.setText("");
      sign.setText("");
      words.getChildren().setAll(part("⋯ " + hidden, "diff-muted"));
      whole.setText(hidden);
    }

    void show(Kind kind, int line, String text, String mark, int[] alike) {
      boolean here = line > 0;
      boolean differs = kind != Kind.SAME;
      String side = mark.equals("-") ? "goes" : "comes";
      getStyleClass().setAll("diff-side", !differs ? "same" : here ? side : "nothing");
      number.setText(here ? Integer.toString(line) : "");
      sign.setText(differs && here ? mark.equals("-") ? "−" : mark : "");
      whole.setText(text);
      String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
      int from = Math.min(alike[0], cut.length());
      int to = Math.max(from, cut.length() - alike[1]);
      boolean partly = kind == Kind.CHANGED && (from > 0 || to < cut.length()) && to > from;
      if (partly) {
        words.getChildren().setAll(
            part(cut.substring(0, from), "diff-text"), part(cut.substring(from, to), "diff-part"),
            part(cut.substring(to), "diff-text"));
      } else {
        words.getChildren().setAll(part(cut, "diff-text"));
      }
    }

    private static Text part(String words, String style) {
      Text text = new Text(words);
      text.getStyleClass().addAll("text", style);
      return text;
    }
  }
}
