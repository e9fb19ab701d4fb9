// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import javafx.scene.layout.Region;

/// How much of something is used, and how much more would be.
final class BeforeAfterBar extends Region {
  private final Region old = new Region();
  private final Region next = new Region();
  private final double before;
  private final double after;

  /// @param before part of the whole, 0 to 1
  /// @param after part of the whole; more than 1 when it does not fit
  /// @param width in pixels; -1 for all there is
  BeforeAfterBar(double before, double after, double width) {
    this.before = Math.clamp(before, 0, 1);
    this.after = after;
    getStyleClass().add("before-after");
    old.getStyleClass().add("before");
    next.getStyleClass().add(after > 1 ? "too-much" : "after");
    old.setManaged(false);
    next.setManaged(false);
    getChildren().setAll(old, next);
    if (width > 0) {
      setMinWidth(width);
      setPrefWidth(width);
    }
  }

  @Override
  protected void layoutChildren() {
    double end = getWidth() * Math.clamp(after, 0, 1);
    double middle = Math.min(end, getWidth() * before);
    old.resizeRelocate(0, 0, middle, getHeight());
    double least = after > before ? Math.max(2, end - middle) : 0;
    next.resizeRelocate(Math.min(middle, getWidth() - least), 0, least, getHeight());
  }
}
