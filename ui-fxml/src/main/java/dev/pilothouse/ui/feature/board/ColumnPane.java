// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// One line of a list: a part in each column, in the middle of its height. FX thread.
final class ColumnPane extends Region {
  private static final double GAP = 10;
  private final BoardColumns columns;
  private final List<? extends Node> parts;

  /// @param parts one for each column
  ColumnPane(BoardColumns columns, List<? extends Node> parts) {
    this.columns = columns;
    this.parts = parts;
    getChildren().setAll(parts);
    getStyleClass().add("board-line");
    setMinWidth(0);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    double[] widths = columns.widths(getWidth());
    double x = 0;
    for (int i = 0; i < parts.size(); i++) {
      Node part = parts.get(i);
      boolean shown = widths[i] > 0;
      part.setVisible(shown);
      if (shown) {
        double left = x + (i == 0 ? snappedLeftInset() : GAP);
        double width = Math.max(0, x + widths[i] - left - (i == parts.size() - 1 ? snappedRightInset() : GAP));
        HPos side = columns.numeric(i) ? HPos.RIGHT : HPos.LEFT;
        layoutInArea(part, left, 0, width, getHeight(), 0, javafx.geometry.Insets.EMPTY, part.isResizable(), false, side,
            VPos.CENTER);
      }
      x += widths[i];
    }
  }
}
