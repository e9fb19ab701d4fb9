// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A rollout on the sample cluster, driven and watched from its view.
@Timeout(420)
class RolloutUiTest extends InHarborWindow {
  private static final ResourceRef CHECKOUT = new ResourceRef(DeploymentKind.KIND, "shop", "checkout");
  private static final ResourceRef STOREFRONT = new ResourceRef(DeploymentKind.KIND, "shop", "storefront");

  @Test
  void the_beginning_of_both_lanes_is_seen_in_the_smallest_window(FxRobot robot) {
    robot.interact(
        () -> {
          size(1024, 640);
          harbor.navigator().go(Route.rollout(harbor.session, CHECKOUT));
        });
    says(robot, "#rollout-state", "Rolling out", LONG);
    await().atMost(LONG).untilAsserted(
        () -> {
          double end = top(robot, ".rollout-below");
          assertThat(top(robot, "#waiting")).isBetween(0.0, end);
          assertThat(top(robot, ".chart-box")).isBetween(0.0, end - 80);
          assertThat(top(robot, ".lane-head.old")).isBetween(top(robot, ".lane-head.fresh") + 70, end - 70);
        });
  }

  @Test
  void the_sidebar_marks_the_rollouts_while_one_is_open(FxRobot robot) {
    robot.interact(() -> harbor.navigator().go(Route.rollout(harbor.session, CHECKOUT)));
    await().atMost(LONG).untilAsserted(
        () ->
            assertThat(robot.lookup(".nav-button").queryAll().stream().filter(RolloutUiTest::isCurrent).map(Node::getId))
                .containsExactly("nav-rollouts"));
  }

  @AfterEach
  void asLargeAsBefore(FxRobot robot) {
    robot.interact(() -> size(1600, 1000));
  }

  private static void size(double width, double height) {
    Window window = Window.getWindows().getFirst();
    window.setWidth(width);
    window.setHeight(height);
  }

  private static boolean isCurrent(Node node) {
    return node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("current"));
  }

  private static double top(FxRobot robot, String node) {
    return robot.lookup(node).query().localToScene(0, 0).getY();
  }

  @Test
  void an_image_is_set_while_paused_goes_out_when_resumed_and_is_taken_back(FxRobot robot) {
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
}
