// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.List;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;

/// What is opened beside a place of the text: below it, or above where the screen ends; to the right, or to the left. It never
/// takes the focus. FX thread.
final class HelpPopup {
  private static final double GAP = 6;
  private final Node owner;
  private final Popup popup = new Popup();
  private final HBox content = new HBox();

  HelpPopup(Node owner) {
    this.owner = owner;
    content.getStyleClass().addAll("root", "code-popups");
    if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
      // What lies around it would be white instead of being seen through.
      content.getStyleClass().add("opaque");
    }
    popup.getContent().setAll(content);
    popup.setHideOnEscape(false);
    popup.setAutoFix(false);
    // The shadow around it is no part of it.
    popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
    content.setFillHeight(false);
  }

  boolean isShowing() {
    return popup.isShowing();
  }

  void hide() {
    popup.hide();
  }

  /// @param parts the nearest first
  /// @param place of what it is about, on the screen
  void show(List<? extends Region> parts, Bounds place) {
    if (owner.getScene() == null || owner.getScene().getWindow() == null) {
      return;
    }
    popup.getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
    content.getChildren().setAll(parts);
    content.applyCss();
    Rectangle2D screen =
        Screen.getScreensForRectangle(place.getMinX(), place.getMinY(), 1, 1).stream()
            .findFirst().orElse(Screen.getPrimary()).getVisualBounds();
    double width = content.prefWidth(-1);
    double first = parts.getFirst().prefWidth(-1);
    double x = Math.clamp(place.getMinX(), screen.getMinX(), Math.max(screen.getMinX(), screen.getMaxX() - first));
    if (x + width > screen.getMaxX() && parts.size() > 1) {
      content.getChildren().setAll(parts.reversed());
      x = Math.max(screen.getMinX(), x - (width - first));
    }
    double height = content.prefHeight(width);
    boolean above = place.getMaxY() + GAP + height > screen.getMaxY() && place.getMinY() - GAP - height >= screen.getMinY();
    double y = above ? place.getMinY() - GAP - height : place.getMaxY() + GAP;
    content.setAlignment(above ? Pos.BOTTOM_LEFT : Pos.TOP_LEFT);
    if (popup.isShowing()) {
      popup.setAnchorX(x);
      popup.setAnchorY(y);
      popup.sizeToScene();
    } else {
      popup.show(owner, x, y);
    }
  }
}
