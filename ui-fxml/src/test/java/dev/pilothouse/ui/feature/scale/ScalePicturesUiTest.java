// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.dialog.OverlayLayer;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.ScaleRoute;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.testing.FakeJournal;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.testing.Snapshots;
import java.time.InstantSource;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Draws the dialog in its states, both languages and all themes, into `target/shots`.
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ScalePicturesUiTest {
  private final FakeSession session = ScaledShop.open();
  private Stage stage;

  @Start
  void start(Stage shown) {
    Fonts.load();
    stage = shown;
  }

  @ParameterizedTest
  @CsvSource({
    "owned, DARK, en, 1280, 800", "owned, LIGHT, en, 1280, 800", "owned, DARK, zh, 1280, 800", "owned, HIGH_CONTRAST, en, 1024, 640",
    "zero, LIGHT, zh, 1024, 640", "plain, LIGHT, en, 1280, 800", "full, DARK, en, 1280, 800", "refused, DARK, en, 1280, 800",
    "fewer, DARK, en, 1280, 800", "readonly, LIGHT, en, 1280, 800"
  })
  void theDialogIsDrawn(String state, Theme theme, String language, int width, int height, FxRobot robot) {
    UiServices services = new FakeWindow().services(Locale.of(language), InstantSource.fixed(Shop.NOW));
    boolean owned = !state.equals("plain") && !state.equals("full") && !state.equals("refused");
    ResourceRef ref = owned ? ScaledShop.CHECKOUT : ScaledShop.CATALOG;
    session.guard.set(state.equals("readonly") ? GuardLevel.READ_ONLY : GuardLevel.CONFIRM);
    session.dryRunFails = state.equals("refused") ? FakeSession.failure(ClusterFailure.Kind.INVALID, "A webhook says no.") : null;
    int by = switch (state) {
      case "zero" -> -5;
      case "fewer" -> -2;
      case "full" -> 60;
      default -> 3;
    };
    FeatureView[] view = new FeatureView[1];
    robot.interact(
        () -> {
          view[0] = new ScaleFeature(services, new FakeJournal()).open(ScaleRoute.of(session, ref, owned ? 5 : 6, by));
          OverlayLayer layer = new OverlayLayer();
          StackPane root = new StackPane(layer);
          Scene scene = new Scene(root, width, height);
          scene.getStylesheets().setAll(theme.stylesheets());
          javafx.application.Application.setUserAgentStylesheet(theme.userAgentStylesheet());
          stage.setScene(scene);
          stage.show();
          layer.show((Region) view[0].node(), Pos.CENTER, null, () -> {});
          view[0].focus();
        });
    await().until(() -> !robot.lookup("#dry-run").queryAs(Label.class).getText().contains("…") && robot.lookup("#check-room").tryQuery().isPresent());
    robot.interact(
        () -> {
          stage.getScene().getRoot().layout();
          String name = "scale-" + state + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + language;
          assertThat(Snapshots.write(stage.getScene(), name)).isNotEmptyFile();
        });
    robot.interact(view[0]::close);
  }
}
