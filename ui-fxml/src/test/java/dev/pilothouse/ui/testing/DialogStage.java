// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.dialog.OverlayLayer;
import dev.pilothouse.ui.nav.FeatureView;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A dark stage with nothing on it but the layer that dialogs are shown in. FX thread.
public final class DialogStage {
  private final OverlayLayer layer = new OverlayLayer();

  public DialogStage(Stage stage) {
    Fonts.load();
    Scene scene = new Scene(new StackPane(layer), 1300, 800);
    scene.getStylesheets().setAll(Theme.DARK.stylesheets());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  /// Shows a view as a dialog and gives it the keyboard.
  public FeatureView show(FeatureView view) {
    layer.show((Region) view.node(), Pos.CENTER, null, () -> {});
    view.focus();
    return view;
  }
}
