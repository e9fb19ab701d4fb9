// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.activity;

import dev.pilothouse.core.command.ChangedLines;
import dev.pilothouse.ui.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// An entry of the journal, opened: the same with kubectl and how it was sent, and beside it what it changed.
final class EntryDetails extends HBox {
  private final Texts texts;

  EntryDetails(Texts texts, EntryRow row, Runnable copy) {
    this.texts = texts;
    getStyleClass().add("entry-more");
    VBox left = panel(texts.get("activity.kubectl"), copyButton(copy), kubectl(row), facts(row));
    String object = row.kind() + " " + row.object();
    Label size = EntryCell.label(texts.get("activity.lines", changed(row)), "text-muted");
    VBox right = panel(texts.get("activity.changed", object), size, changes(row));
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    left.setPrefWidth(520);
    right.setPrefWidth(420);
    getChildren().setAll(left, right);
  }

  private static long changed(EntryRow row) {
    return row.changes().stream().filter(line -> line.sign() != ChangedLines.Sign.SAME).count();
  }

  private Button copyButton(Runnable copy) {
    Button button = new Button(texts.get("activity.copy"));
    button.getStyleClass().setAll("hyperlink");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> copy.run());
    return button;
  }

  private static VBox panel(String title, Node right, Node... contents) {
    Label words = EntryCell.label(title, "section-title");
    words.setMinWidth(0);
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    HBox head = new HBox(8, words, grow, right);
    head.getStyleClass().add("entry-panel-head");
    VBox panel = new VBox(head);
    panel.getChildren().addAll(contents);
    panel.getStyleClass().add("entry-panel");
    panel.setMinWidth(0);
    return panel;
  }

  private static Label kubectl(EntryRow row) {
    Label words = EntryCell.label(row.kubectl(), "mono");
    words.setWrapText(true);
    words.getStyleClass().add("entry-kubectl");
    words.setMinHeight(USE_PREF_SIZE);
    return words;
  }

  private GridPane facts(EntryRow row) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("entry-facts");
    fact(grid, "request", row.request(), true);
    fact(grid, "time", row.exactly(), false);
    fact(grid, "by", row.by(), false);
    fact(grid, "result", row.detail().isEmpty() ? row.result() : row.result() + " · " + row.detail(), false);
    return grid;
  }

  private void fact(GridPane grid, String key, String words, boolean code) {
    Label name = EntryCell.label(texts.get("activity.fact." + key), "text-muted");
    name.setMinWidth(USE_PREF_SIZE);
    Label value = EntryCell.label(words, code ? "mono" : "fact-value");
    value.setWrapText(true);
    value.setMinHeight(USE_PREF_SIZE);
    GridPane.setHgrow(value, Priority.ALWAYS);
    grid.addRow(grid.getRowCount(), name, value);
  }

  private static VBox changes(EntryRow row) {
    VBox lines = new VBox();
    lines.getStyleClass().add("diff");
    for (ChangedLines.Line line : row.changes()) {
      String sign =
          switch (line.sign()) {
            case SAME -> " ";
            case REMOVED -> "-";
            case ADDED -> "+";
          };
      Label mark = EntryCell.label(sign, "diff-sign");
      Label words = EntryCell.label(line.text(), "mono");
      words.setMinWidth(0);
      HBox box = new HBox(mark, words);
      box.getStyleClass().addAll("diff-line", "diff-" + line.sign().name().toLowerCase(java.util.Locale.ROOT));
      lines.getChildren().add(box);
    }
    return lines;
  }
}
