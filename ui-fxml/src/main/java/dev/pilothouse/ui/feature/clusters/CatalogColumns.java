// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.clusters;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The widths of the catalog's columns, the same for the head and for every line: where there is little room all give way, down to
/// what their words need.
enum CatalogColumns {
  NAME(188, 130),
  ADDRESS(216, 110),
  USER(272, 120),
  NAMESPACE(94, 84),
  GUARD(112, 104),
  OPENED(102, 92),
  STATE(140, 112);

  private final double width;
  private final double least;

  CatalogColumns(double width, double least) {
    this.width = width;
    this.least = least;
  }

  Region size(Region content) {
    content.setMinWidth(least);
    content.setPrefWidth(width);
    if (this == STATE) {
      content.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(content, Priority.ALWAYS);
    } else {
      content.setMaxWidth(width);
    }
    if (content instanceof HBox box) {
      box.setAlignment(Pos.CENTER_LEFT);
    }
    return content;
  }
}
