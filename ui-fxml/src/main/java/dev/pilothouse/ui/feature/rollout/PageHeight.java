// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.layout.Region;

/// How much height a rollout has, in pixels of the scene. Where there is height to spare, the chart and the events get their part
/// of it; where it is scarce, what stands above the pods is told shortly, so that both lanes are seen. FX thread.
final class PageHeight {
  private static final double TALL = 1_050;
  private static final double LOW = 800;
  private static final double SHORT = 640;
  private final Region page;
  private final ReadOnlyBooleanWrapper low = new ReadOnlyBooleanWrapper();

  PageHeight(Region page) {
    this.page = page;
    page.heightProperty().addListener((height, before, after) -> fit(after.doubleValue()));
  }

  private void fit(double height) {
    page.getStyleClass().removeAll("tall-page", "low-page", "short-page");
    if (height > TALL) {
      page.getStyleClass().add("tall-page");
    }
    if (height < LOW) {
      page.getStyleClass().add("low-page");
    }
    if (height < SHORT) {
      page.getStyleClass().add("short-page");
    }
    low.set(height < LOW);
  }

  /// Whether height is scarce.
  ReadOnlyBooleanProperty low() {
    return low.getReadOnlyProperty();
  }
}
