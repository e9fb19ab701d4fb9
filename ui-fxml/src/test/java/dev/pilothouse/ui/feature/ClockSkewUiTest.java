// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.feature.details.DetailsFeature;
import dev.pilothouse.ui.feature.events.EventsFeature;
import dev.pilothouse.ui.feature.nodes.NodesFeature;
import dev.pilothouse.ui.feature.overview.OverviewFeature;
import dev.pilothouse.ui.feature.resources.ResourcesFeature;
import dev.pilothouse.ui.feature.workloads.WorkloadsFeature;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.testing.SteadyRobot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A cluster whose clock runs ahead of this computer's, as after a sleep or without NTP.
@ExtendWith(SteadyRobot.class)
@Timeout(120)
class ClockSkewUiTest {
  private final FakeSession session = Shop.open();
  private final FakeWindow window = new FakeWindow();
  private final UiServices services =
      window.services(Locale.ENGLISH, InstantSource.fixed(Shop.NOW.minus(Duration.ofDays(400))));
  private StackPane root = new StackPane();
  private FeatureView view;

  @Start
  void start(Stage stage) {
    Fonts.load();
    Scene scene = new Scene(root, 1600, 900);
    scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
    stage.setScene(scene);
    // a stage that was shown before keeps the size it had, and a narrow table leaves out the age
    stage.sizeToScene();
    stage.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> view.close());
  }

  private Feature feature(String name) {
    return switch (name) {
      case "pods" -> new ResourcesFeature(services, ColumnMemory.NONE);
      case "workloads" -> new WorkloadsFeature(services, ColumnMemory.NONE, FakeWindow.MEMORY);
      case "nodes" -> new NodesFeature(services, ColumnMemory.NONE, FakeWindow.MEMORY);
      case "events" -> new EventsFeature(services, ColumnMemory.NONE);
      case "overview" -> new OverviewFeature(services);
      default -> new DetailsFeature(services);
    };
  }

  private Route route(String name) {
    ResourceRef checkout = new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout");
    return switch (name) {
      case "pods" -> Route.table(session, "pods");
      case "details" -> Route.object("details", session, checkout);
      // the table of the nodes, and not their map
      case "nodes" -> Route.of("nodes", session).withOption("pier");
      default -> Route.of(name, session);
    };
  }

  private static List<String> words(FxRobot robot) {
    return robot.lookup(node -> node instanceof Labeled).queryAll().stream()
        .map(node -> ((Labeled) node).getText())
        .filter(text -> text != null && !text.isEmpty())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pods", "workloads", "nodes", "events", "overview", "details"})
  void noAgeIsNegativeAndNothingIsOverdue(String name, FxRobot robot) {
    robot.interact(
        () -> {
          view = feature(name).open(route(name));
          root.getChildren().setAll(view.node());
        });
    // what shows an age shows none, and that is said with 0s
    await().until(() -> words(robot).stream().anyMatch(text -> text.contains("0s")));
    assertThat(words(robot)).noneMatch(text -> text.matches(".*(^|\\s)[-−]\\d.*"));
    assertThat(words(robot)).noneMatch(text -> text.startsWith("Leaving for"));
  }
}
