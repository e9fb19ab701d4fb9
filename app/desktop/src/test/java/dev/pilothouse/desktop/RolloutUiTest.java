// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A rollout on the sample cluster, driven and watched from its view.
@ExtendWith(ApplicationExtension.class)
@Timeout(420)
class RolloutUiTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration ROLLOUT = Duration.ofSeconds(180);
  private static final ResourceRef STOREFRONT = new ResourceRef(DeploymentKind.KIND, "shop", "storefront");

  @TempDir Path home;
  private Stage stage;
  private HarborWindow harbor;

  @Start
  void start(Stage shown) {
    stage = shown;
  }

  @AfterEach
  void close(FxRobot robot) {
    if (harbor != null) {
      harbor.close(robot);
    }
  }

  @Test
  void an_image_is_set_while_paused_goes_out_when_resumed_and_is_taken_back(FxRobot robot) {
    harbor = HarborWindow.open(robot, stage, home);
    ClusterSession session = harbor.session;
    robot.interact(() -> harbor.navigator().go(Route.rollout(session, STOREFRONT)));
    says(robot, "#rollout-state", "Complete", LONG);

    click(robot, "#rollout-pause");
    says(robot, "#rollout-pause", "Resume", LONG);

    click(robot, "#rollout-image");
    await().atMost(LONG).until(() -> robot.lookup(".image-grid .combo-box").tryQuery().isPresent());
    robot.interact(
        () -> {
          ComboBox<?> field = robot.lookup(".image-grid .combo-box").queryAs(ComboBox.class);
          String image = field.getEditor().getText();
          field.getEditor().setText(image.substring(0, image.lastIndexOf(':')) + ":9.9.9");
        });
    says(robot, "#dry-run", "would accept", LONG);
    click(robot, "#confirm");
    says(robot, "#rollout-state", "Paused", LONG);
    assertThat(robot.lookup("#waiting").query().getAccessibleText()).contains("Paused");

    click(robot, "#rollout-pause");
    says(robot, "#rollout-state", "Rolling out", LONG);
    says(robot, "#rollout-state", "Complete", ROLLOUT);
    String second = text(robot, "#rollout-state");

    robot.interact(() -> harbor.navigator().go(Route.undo(session, STOREFRONT, 0)));
    says(robot, "#dry-run", "would accept", LONG);
    click(robot, "#confirm");
    says(robot, "#rollout-state", "Rolling out", LONG);
    says(robot, "#rollout-state", "Complete", ROLLOUT);
    assertThat(text(robot, "#rollout-state")).isNotEqualTo(second);
  }

  private static void click(FxRobot robot, String id) {
    await().atMost(LONG).until(() -> robot.lookup(id).tryQuery().filter(node -> !node.isDisabled()).isPresent());
    robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().map(RolloutUiTest::words).orElse("");
  }

  private static String words(Node node) {
    return node instanceof Labeled labeled ? labeled.getText() : "";
  }

  private static void says(FxRobot robot, String id, String words, Duration atMost) {
    await().atMost(atMost).untilAsserted(() -> assertThat(text(robot, id)).contains(words));
  }
}
