// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.dialog.OverlayLayer;
import dev.pilothouse.ui.nav.FeatureView;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

  /// What a label or button of the dialog says.
  public static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }

  /// Waits until the button that sends says this and can be pressed.
  public static void untilButton(FxRobot robot, String words) {
    await().untilAsserted(() -> assertThat(text(robot, "#confirm")).isEqualTo(words));
    await().until(() -> !robot.lookup("#confirm").query().isDisabled());
  }
}
