// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.ui.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// The heads of the columns of a list. FX thread.
final class BoardHeader extends StackPane {
  BoardHeader(Texts texts, BoardColumns columns) {
    getStyleClass().addAll("board-header", columns == BoardColumns.IN_FLIGHT ? "rollout-line" : "finished-line");
    ColumnPane pane =
        new ColumnPane(
            columns,
            columns.names().stream()
                .map(name -> name.equals("actions") || name.equals("open") ? "" : texts.get("board.column." + name))
                .map(Label::new)
                .toList());
    pane.getStyleClass().add(columns == BoardColumns.IN_FLIGHT ? "rollout-line" : "finished-line");
    getChildren().setAll(pane);
  }
}
