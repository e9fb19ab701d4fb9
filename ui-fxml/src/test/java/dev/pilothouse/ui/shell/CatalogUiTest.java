// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import com.sun.glass.ui.headless.WideHeadless;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.settings.Appearance;
import dev.pilothouse.ui.testing.Snapshots;
import dev.pilothouse.ui.testing.TestWindow;
import java.io.File;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class CatalogUiTest {
  private TestWindow test;
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    test = TestWindow.whole(shown, Appearance.DEFAULTS.theme(Appearance.Theme.LIGHT).language("en"));
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(() -> test.window.close());
  }

  private static boolean shows(FxRobot robot, String name) {
    return robot.lookup(".context-name").queryAll().stream()
        .anyMatch(node -> node instanceof javafx.scene.control.Label label && label.getText().equals(name) && drawn(node));
  }

  private static boolean drawn(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null && node.localToScene(node.getBoundsInLocal()).getMinY() > 0;
  }

  @Test
  void contextsThatAreFoundLaterAreAllShown(FxRobot robot) {
    Catalog full = test.catalog.catalog.get();
    robot.interact(() -> test.catalog.catalog.set(Catalog.EMPTY));
    assertThat(robot.lookup("No kubeconfig found").tryQuery()).isPresent();
    robot.interact(() -> Snapshots.write(stage.getScene(), "catalog-empty-light-en"));
    robot.interact(() -> test.catalog.catalog.set(full));
    await().untilAsserted(() -> assertThat(shows(robot, "prod-eu")).isTrue());
    robot.interact(() -> Snapshots.write(stage.getScene(), "catalog-later-light-en"));
    assertThat(shows(robot, "lab-b")).isTrue();
  }

  @Test
  void theFilterIsReachedByAKeyAndNarrows(FxRobot robot) {
    robot.clickOn("dev").push(KeyCode.SLASH).write("staging");
    await().untilAsserted(() -> assertThat(shows(robot, "prod-eu")).isFalse());
    assertThat(shows(robot, "staging")).isTrue();
  }

  @Test
  void aFileIsAddedByTheChooser(FxRobot robot) {
    WideHeadless.current().chooseNext(new File("/home/sre/other.yaml"));
    robot.clickOn("#add-file");
    assertThat(test.catalog.added).containsExactly(Path.of("/home/sre/other.yaml"));
  }

  @Test
  void aBrokenContextCannotBeOpened(FxRobot robot) {
    robot.doubleClickOn("bw-old");
    assertThat(test.sessions.open().get()).isEmpty();
  }

  @Test
  void aNameThatLooksLikeProductionStartsGuardedAndTheGuardIsRemembered(FxRobot robot) {
    assertThat(robot.lookup(".guard-confirm").queryAll()).isNotEmpty();
    robot.clickOn("staging").push(KeyCode.ENTER);
    robot.interact(() -> test.sessions.open(test.catalog.named("staging")).guard(GuardLevel.READ_ONLY));
    robot.clickOn("#rail-clusters");
    assertThat(robot.lookup(".catalog-list .guard-read-only").queryAll()).isNotEmpty();
  }

  @Test
  void theSampleClusterIsOneClickAway(FxRobot robot) {
    robot.clickOn("#open-harbor");
    assertThat(test.sessions.open().get()).extracting(open -> open.context().name()).containsExactly("harbor");
  }
}
