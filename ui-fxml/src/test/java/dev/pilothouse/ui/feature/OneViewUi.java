// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.control.table.ObjectTable;
import dev.pilothouse.ui.feature.resources.ResourcesFeature;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.testing.SteadyRobot;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import static org.awaitility.Awaitility.await;

/// A test of one view after another, over a cluster in memory.
@ExtendWith(SteadyRobot.class)
abstract class OneViewUi {
  final FakeSession session = Shop.open();
  final FakeWindow window = new FakeWindow();
  UiServices services;
  StackPane root;
  FeatureView view;

  @BeforeEach
  void setUp() throws TimeoutException {
    FxToolkit.setupStage(this::start);
  }

  private void start(Stage stage) {
    Fonts.load();
    services = window.services(Locale.ENGLISH, InstantSource.fixed(Shop.NOW));
    root = new StackPane();
    Scene scene = new Scene(root, 1300, 800);
    scene.getStylesheets().setAll(Theme.DARK.stylesheets());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(
        () -> {
          if (view != null) {
            view.close();
          }
        });
  }

  void open(FxRobot robot, Feature feature, Route route) {
    robot.interact(
        () -> {
          view = feature.open(route);
          root.getChildren().setAll(view.node());
          view.focus();
        });
  }

  ObjectTable<?> table(FxRobot robot) {
    await().until(() -> robot.lookup(".object-table").tryQuery().isPresent());
    ObjectTable<?> table = robot.lookup(".object-table").queryAs(ObjectTable.class);
    await().until(() -> !table.getItems().isEmpty());
    return table;
  }

  ObjectTable<?> pods(FxRobot robot) {
    open(robot, new ResourcesFeature(services, ColumnMemory.NONE), Route.table(session, "pods"));
    return table(robot);
  }
}
