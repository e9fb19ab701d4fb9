// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.ui.nav.Route;
import java.util.stream.StreamSupport;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The whole program on the sample cluster, over real HTTPS, as a newcomer uses it.
@Timeout(180)
class HarborUiTest extends InHarborWindow {
  @Test
  void the_tree_is_drilled_into_logs_are_opened_and_a_deployment_is_scaled(FxRobot robot) {
    ClusterSession session = harbor.session;
    robot.interact(() -> harbor.navigator().go(Route.of("workloads", session)));
    appears(robot, "payments");

    robot.interact(() -> robot.lookup("#filter").query().requestFocus());
    robot.write("fraud");
    appears(robot, "fraud-check");
    robot.clickOn(shown(robot, "fraud-check")).type(KeyCode.RIGHT);
    appears(robot, "revision 1");

    try (LiveRows pods = session.show(PodKind.KIND)) {
      Row pod = await().atMost(LONG).until(() -> pods(pods).findFirst().orElse(null), java.util.Objects::nonNull);
      ResourceRef ref = new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid());
      robot.interact(() -> harbor.navigator().go(Route.object("logs", session, ref)));
      appears(robot, pod.name());

      long before = pods(pods).count();
      ResourceRef fraud = new ResourceRef(DeploymentKind.KIND, "payments", "fraud-check");
      robot.interact(() -> harbor.navigator().scale(session, fraud, (int) before));
      await().atMost(LONG).until(() -> robot.lookup("#more").tryQuery().isPresent());
      robot.clickOn("#more");
      await().atMost(LONG).until(() -> !robot.lookup("#confirm").query().isDisabled());
      robot.clickOn("#confirm");
      await().atMost(LONG).untilAsserted(() -> assertThat(pods(pods).count()).isEqualTo(before + 1));
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThat(harbor.backend.journal().entries().get())
                      .first()
                      .extracting(Outcome::result)
                      .isEqualTo(Outcome.Result.DONE));
    }
  }

  private static java.util.stream.Stream<Row> pods(LiveRows rows) {
    return StreamSupport.stream(rows.store().snapshot().spliterator(), false)
        .filter(row -> row.namespace().equals("payments") && row.name().startsWith("fraud-check-") && row.deleted() == 0);
  }

  private static void appears(FxRobot robot, String words) {
    await().atMost(LONG).untilAsserted(() -> assertThat(shown(robot, words)).as(words).isNotNull());
  }

  private static Node shown(FxRobot robot, String words) {
    return robot
        .lookup((Node node) -> node.isVisible() && shows(node, words))
        .tryQuery()
        .orElse(null);
  }

  private static boolean shows(Node node, String words) {
    return switch (node) {
      case Labeled labeled -> words.equals(labeled.getText());
      case javafx.scene.text.Text text -> words.equals(text.getText());
      default -> false;
    };
  }
}
