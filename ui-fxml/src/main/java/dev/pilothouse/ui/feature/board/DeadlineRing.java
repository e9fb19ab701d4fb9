// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/// How much of a deadline is left, as a ring that opens. FX thread.
final class DeadlineRing extends Pane {
  private static final double SIZE = 16;
  private static final double RADIUS = 6;
  private final Arc arc = new Arc(SIZE / 2, SIZE / 2, RADIUS, RADIUS, 90, 0);

  DeadlineRing() {
    getStyleClass().add("deadline-ring");
    Circle whole = new Circle(SIZE / 2, SIZE / 2, RADIUS);
    whole.getStyleClass().add("ring-whole");
    arc.setType(ArcType.OPEN);
    arc.getStyleClass().add("ring-left");
    getChildren().setAll(whole, arc);
    setMinSize(SIZE, SIZE);
    setMaxSize(SIZE, SIZE);
  }

  /// @param share what is left, from 0 to 1
  void show(double share, boolean passed) {
    arc.setLength(-360 * (passed ? 1 : Math.clamp(share, 0, 1)));
    getStyleClass().remove("passed");
    if (passed) {
      getStyleClass().add("passed");
    }
  }
}
