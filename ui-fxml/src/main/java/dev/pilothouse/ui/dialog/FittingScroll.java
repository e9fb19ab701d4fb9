// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.dialog;

import javafx.scene.control.ScrollPane;

/// Scrolls only when there is no room: it wants to be as high as its content, which a stock scroll pane with wrapped words
/// does not.
public final class FittingScroll extends ScrollPane {
  private static final double LEAST = 60;

  public FittingScroll() {
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    setMinHeight(LEAST);
    contentProperty()
        .flatMap(javafx.scene.Node::layoutBoundsProperty)
        .addListener((observed, before, now) -> requestLayout());
    widthProperty().addListener((observed, before, now) -> requestLayout());
  }

  @Override
  protected double computePrefHeight(double width) {
    // Nobody asks for the height at a width, so it is the one that it has: words wrap there.
    double at = width > 0 ? width : getWidth() > 0 ? getWidth() : getPrefWidth();
    return getContent() == null ? LEAST : Math.ceil(getContent().prefHeight(at)) + 1;
  }
}
