// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import com.sun.glass.ui.headless.WideHeadless;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.settings.Appearance;
import dev.pilothouse.ui.testing.Snapshots;
import dev.pilothouse.ui.testing.SteadyRobot;
import dev.pilothouse.ui.testing.TestWindow;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(SteadyRobot.class)
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

  @Test
  void soIsTheLargeOne(FxRobot robot) {
    robot.clickOn("#open-fleet");
    assertThat(test.sessions.open().get()).extracting(open -> open.context().name()).containsExactly("fleet");
  }

  private static Catalog.File broken(String path, String topic, Object... places) {
    ClusterFailure failure =
        new ClusterFailure(
            ClusterFailure.Kind.CONFIGURATION, Message.of(topic + ".what", places), Message.of(topic + ".why", places),
            Message.of(topic + ".next", places), "");
    return new Catalog.File(Path.of(path), Instant.EPOCH, failure, List.of());
  }

  @Test
  void aFileThatCannotBeUnderstoodIsNamedWithItsLineAndWhatToDo(FxRobot robot) {
    Catalog full = test.catalog.catalog.get();
    List<Catalog.File> files = new ArrayList<>(full.files());
    files.addFirst(broken("/home/sre/broken.yaml", "connection.file.invalidYaml", "/home/sre/broken.yaml", 6, 9));
    robot.interact(() -> test.catalog.catalog.set(new Catalog(files, full.contexts(), "")));
    await().untilAsserted(() -> assertThat(robot.lookup(".file-broken").tryQuery()).isPresent());
    assertThat(robot.lookup("✕ /home/sre/broken.yaml is not valid YAML: line 6, column 9").tryQuery()).isPresent();
    assertThat(robot.lookup("→ Open the file at line 6 and correct it; it is read again by itself.").tryQuery()).isPresent();
    assertThat(shows(robot, "prod-eu")).as("the other files are not hindered").isTrue();
    robot.interact(() -> robot.lookup(".catalog-list").query().requestFocus());
    robot.push(KeyCode.ENTER);
    assertThat(test.sessions.open().get()).as("the first context was chosen").extracting(open -> open.context().name()).containsExactly("prod-eu");
  }

  @Test
  void aFileWithoutContextsSaysSo(FxRobot robot) {
    Catalog.File empty = new Catalog.File(Path.of("/home/sre/empty.yaml"), Instant.EPOCH, null, List.of());
    robot.interact(() -> test.catalog.catalog.set(new Catalog(List.of(empty), List.of(), "")));
    await().untilAsserted(() -> assertThat(robot.lookup("◌ No context in this file").tryQuery()).isPresent());
  }

  @Test
  void withoutAnyKubeconfigItSaysWhereItLookedAndOffersTheSample(FxRobot robot) {
    Catalog.File missing = broken("/home/sre/.kube/config", "connection.file.missing", "/home/sre/.kube/config");
    robot.interact(() -> test.catalog.catalog.set(new Catalog(List.of(missing), List.of(), "")));
    await().untilAsserted(() -> assertThat(drawn(robot.lookup("No kubeconfig found").query())).isTrue());
  }
}
