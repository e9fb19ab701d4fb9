// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.dialog.OverlayLayer;
import dev.pilothouse.ui.dialog.ReplicaStepper;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.ScaleManyRoute;
import dev.pilothouse.ui.nav.ScaleRoute;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.testing.FakeJournal;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.testing.Snapshots;
import dev.pilothouse.ui.testing.SteadyRobot;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Draws the dialog in its states, both languages and all themes, into `target/shots`.
@ExtendWith(SteadyRobot.class)
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
    FeatureView view =
        open(robot, theme, width, height, () -> new ScaleFeature(services, new FakeJournal()).open(ScaleRoute.of(session, ref, owned ? 5 : 6, by)));
    await().until(() -> !robot.lookup("#dry-run").queryAs(Label.class).getText().contains("…") && robot.lookup("#check-room").tryQuery().isPresent());
    draw(robot, "scale-" + state + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + language);
    robot.interact(view::close);
  }

  @ParameterizedTest
  @CsvSource({
    "asking, DARK, en, 1280, 800", "asking, LIGHT, en, 1024, 640", "asking, LIGHT, zh, 1024, 640",
    "asking, HIGH_CONTRAST, en, 1280, 800", "stopped, LIGHT, en, 1280, 800", "stopped, DARK, zh, 1024, 640"
  })
  void theDialogOverSeveralIsDrawn(String state, Theme theme, String language, int width, int height, FxRobot robot) {
    UiServices services = new FakeWindow().services(Locale.of(language), InstantSource.fixed(Shop.NOW));
    session.guard.set(GuardLevel.CONFIRM);
    CompletableFuture<Void> answer = new CompletableFuture<>();
    session.answers.put("catalog", answer);
    Route route =
        ScaleManyRoute.of(
            session, List.of(new ScaleManyRoute.Asked(ScaledShop.CATALOG, 6), new ScaleManyRoute.Asked(ScaledShop.CHECKOUT, 5)));
    FeatureView view = open(robot, theme, width, height, () -> new ScaleManyFeature(services).open(route));
    ReplicaStepper stepper = robot.lookup(".stepper").query();
    await().until(() -> !robot.lookup("#many-1-wanted").query().isDisabled());
    robot.interact(() -> stepper.set(20));
    await().until(() -> !robot.lookup("#confirm").query().isDisabled());
    if (state.equals("stopped")) {
      robot.clickOn("#confirm");
      await().until(() -> !session.sent.isEmpty());
      robot.clickOn("#cancel");
      answer.complete(null);
      await().until(() -> !robot.lookup("#cancel").query().isDisabled());
    }
    draw(robot, "scale-many-" + state + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + language);
    robot.interact(view::close);
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1024, 640", "DARK, 1440, 900"})
  void twentyAtOnceScrollBetweenTheirHeadingAndTheButtonsWithTheWindowAround(Theme theme, int width, int height, FxRobot robot) {
    UiServices services = new FakeWindow().services(Locale.ENGLISH, InstantSource.fixed(Shop.NOW));
    List<ScaleManyRoute.Asked> twenty = Collections.nCopies(20, new ScaleManyRoute.Asked(ScaledShop.CATALOG, 6));
    FeatureView view =
        open(robot, theme, width, height, () -> new ScaleManyFeature(services).open(ScaleManyRoute.of(session, twenty)));
    await().until(() -> !robot.lookup("#many-19-wanted").query().isDisabled());
    draw(robot, "scale-many-20-" + height);
    Bounds dialog = place(view.node());
    assertThat(dialog.getMinY()).isGreaterThanOrEqualTo(20);
    assertThat(dialog.getMaxY()).isLessThanOrEqualTo(height - 20.0);
    assertThat(dialog.contains(place(robot.lookup(".dialog-title").query()))).as("the heading").isTrue();
    assertThat(dialog.contains(place(robot.lookup("#confirm").query()))).as("the button").isTrue();
    assertThat(place(robot.lookup("#many-19").query()).getMaxY()).as("the last row, below").isGreaterThan(dialog.getMaxY());
    robot.interact(view::close);
  }

  private static Bounds place(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private FeatureView open(FxRobot robot, Theme theme, int width, int height, Supplier<FeatureView> opened) {
    FeatureView[] view = new FeatureView[1];
    robot.interact(
        () -> {
          view[0] = opened.get();
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
    return view[0];
  }

  private void draw(FxRobot robot, String name) {
    robot.interact(
        () -> {
          stage.getScene().getRoot().layout();
          assertThat(Snapshots.write(stage.getScene(), name)).isNotEmptyFile();
        });
  }
}
