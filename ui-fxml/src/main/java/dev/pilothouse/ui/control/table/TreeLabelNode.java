// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Indent, disclosure arrow, name and kind of a row of the tree.
final class TreeLabelNode extends HBox {
  private static final double INDENT = 18;
  private static final double SCRAP = 34;

  private final Region indent = new Region();
  private final StackPane arrow = new StackPane();
  private final Label name = new Label();
  private final Label kind = new Label();

  TreeLabelNode(Runnable toggle) {
    getStyleClass().add("tree-label");
    Region shape = new Region();
    shape.getStyleClass().add("tree-arrow");
    arrow.getStyleClass().add("tree-arrow-box");
    arrow.getChildren().add(shape);
    arrow.setOnMousePressed(
        event -> {
          toggle.run();
          event.consume();
        });
    name.getStyleClass().add("tree-name");
    name.setMinWidth(0);
    kind.getStyleClass().add("tree-kind");
    kind.setMinWidth(0);
    getChildren().setAll(indent, arrow, name, kind);
  }

  /// The name keeps its letters as long as it can; the word behind it gives way first, and goes where only a scrap would be left.
  @Override
  protected void layoutChildren() {
    double height = getHeight();
    double x = snappedLeftInset();
    x = place(indent, x, indent.prefWidth(-1), height);
    x = place(arrow, x, Math.max(arrow.minWidth(-1), arrow.prefWidth(-1)), height);
    double room = Math.max(0, getWidth() - x);
    double own = Math.min(name.prefWidth(-1), room);
    x = place(name, x, own, height);
    double word = Math.min(kind.prefWidth(-1), room - own);
    kind.setVisible(word >= SCRAP);
    place(kind, x, word, height);
  }

  private double place(Region part, double x, double width, double height) {
    double own = Math.min(height, part.prefHeight(-1));
    layoutInArea(part, x, (height - own) / 2, width, own, 0, HPos.LEFT, VPos.CENTER);
    return x + width;
  }

  void show(TreeLabel label) {
    double width = label.depth() * INDENT;
    indent.setMinWidth(width);
    indent.setPrefWidth(width);
    indent.setMaxWidth(width);
    arrow.setVisible(label.expandable());
    arrow.getStyleClass().remove("open");
    if (label.expanded()) {
      arrow.getStyleClass().add("open");
    }
    name.setText(label.name());
    kind.setText(label.kind());
    name.getStyleClass().remove("outer");
    if (label.depth() < 2) {
      name.getStyleClass().add("outer");
    }
  }
}
