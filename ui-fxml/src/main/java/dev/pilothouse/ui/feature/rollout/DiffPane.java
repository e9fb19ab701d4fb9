// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// The lines of a difference, each with its sign. FX thread.
final class DiffPane extends VBox {
  private final Texts texts;
  private final int most;

  /// @param most how many lines are shown at most; the rest is told as a number
  DiffPane(Texts texts, int most) {
    this.texts = texts;
    this.most = most;
    getStyleClass().add("diff-pane");
  }

  void show(DiffLines diff) {
    List<Node> rows = new ArrayList<>();
    for (DiffLines.Line line : diff.lines().subList(0, Math.min(most, diff.lines().size()))) {
      Label row = new Label((line.sign() == '-' ? "−" : Character.toString(line.sign())) + " " + line.text());
      row.getStyleClass().addAll("diff-line", line.sign() == '-' ? "goes" : line.sign() == '+' ? "comes" : "path");
      row.setMaxWidth(Double.MAX_VALUE);
      row.setMinWidth(0);
      // of an image the end tells more than the registry; of a path the end is what the lines below it stand in
      row.setTextOverrun(line.sign() == ' ' ? OverrunStyle.LEADING_ELLIPSIS : OverrunStyle.CENTER_ELLIPSIS);
      row.setTooltip(new Tooltip(line.text().strip()));
      rows.add(row);
    }
    if (rows.isEmpty()) {
      say(texts.get("rollout.diff.same"));
      return;
    }
    if (diff.lines().size() > most) {
      Label more = new Label(texts.get("rollout.diff.more", diff.lines().size() - most));
      more.getStyleClass().addAll("diff-line", "path");
      rows.add(more);
    }
    getChildren().setAll(rows);
  }

  void say(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll("diff-line", "path");
    label.setWrapText(true);
    getChildren().setAll(label);
  }
}
