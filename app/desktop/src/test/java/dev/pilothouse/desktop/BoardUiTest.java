// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.command.RestartWorkload;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The board of rollouts over the sample cluster, in which some are under way from the start.
@Timeout(420)
class BoardUiTest extends InHarborWindow {
  private static final ResourceRef FRAUD = new ResourceRef(DeploymentKind.KIND, "payments", "fraud-check");

  @Test
  void a_restart_is_seen_on_the_board_opened_from_it_and_remembered_when_it_is_over(FxRobot robot) {
    ClusterSession session = harbor.session;
    robot.interact(() -> harbor.navigator().go(Route.of("rollouts", session)));
    assertThat(line(robot, "#board-list", "image-index")).contains("0 of 1 updated and ready", "Stalled: no node fits");
    assertThat(line(robot, "#finished-list", "platform/image-index")).contains("Failed: deadline passed");

    robot.interact(() -> harbor.navigator().run(session, new RestartWorkload(FRAUD, Instant.now())));
    says(robot, "#rollout-state", "Rolling out", LONG);
    robot.interact(() -> harbor.navigator().go(Route.of("rollouts", session)));
    assertThat(line(robot, "#board-list", "fraud-check")).contains("updated and ready", "Progressing");

    robot.interact(() -> robot.lookup("#filter").query().requestFocus());
    robot.write("fraud");
    await().atMost(LONG).untilAsserted(() -> assertThat(text(robot, "#board-all")).isEqualTo("All 1"));
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    says(robot, "#rollout-state", "Complete", ROLLOUT);
    robot.interact(() -> harbor.navigator().go(Route.of("rollouts", session)));
    assertThat(line(robot, "#finished-list", "payments/fraud-check")).contains("Ok");
    says(robot, ".state-title", "match", LONG);
  }

  /// What the line says to somebody who hears it.
  private static String line(FxRobot robot, String list, String begin) {
    return await().atMost(LONG).until(
        () ->
            WaitForAsyncUtils.asyncFx(
                    () ->
                        robot.lookup(list + " .list-cell").queryAll().stream()
                            .map(Node::getAccessibleText)
                            .filter(words -> words != null && words.contains(begin))
                            .findFirst()
                            .orElse(""))
                .get(),
        words -> !words.isEmpty());
  }
}
