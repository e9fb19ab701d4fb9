// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Indent, disclosure arrow, name and kind of a row of the tree.
final class TreeLabelNode extends HBox {
  private static final double INDENT = 18;

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
