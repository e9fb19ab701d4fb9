// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.nav.Route;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The board of rollouts over contexts of a real kubeconfig, of which one leads nowhere.
@Timeout(420)
class RealBoardUiTest extends InRealClusterWindow {
  /// A context of the real cluster's kubeconfig at whose address nobody listens.
  private static final String DEAD = "dead";

  @Test
  void a_context_that_cannot_be_reached_is_named_with_the_reason_and_the_others_go_on(FxRobot robot) throws Exception {
    deployment(OURS, 1);
    ClusterSession session = open(robot);
    ClusterSession dead = window().alsoOpen(DEAD);
    await().atMost(LONG).until(() -> dead.state().get() instanceof SessionState.Failed);
    robot.interact(() -> window().navigator().go(Route.of("rollouts", session)));
    lineSays(robot, DEAD + ",", "Not connected: " + dead.context().server().replace("https://", ""), "nothing listens on this port");
    picture(robot, "one dead");

    cluster.kubectl("set image deployment/ours main=registry.example/shop/missing:2");
    lineSays(robot, "ours,", cluster.namespace, "Stalled: image not found");
    lineSays(robot, RealCluster.CONTEXT + ",", "live", "stalled");
    lineSays(robot, DEAD + ",", "Not connected: ");
    picture(robot, "stalled");

    cluster.kubectl("set image deployment/ours main=registry.example/shop/web:3");
    cluster.kubectl("rollout status deployment/ours");
    await().atMost(LONG).untilAsserted(() -> assertThat(lines(robot)).noneMatch(line -> line.startsWith("ours,")));
    lineSays(robot, DEAD + ",", "Not connected: ");
    picture(robot, "end");
  }

  private static void lineSays(FxRobot robot, String begin, String... words) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> assertThat(lines(robot)).filteredOn(line -> line.startsWith(begin)).singleElement().satisfies(
                line -> assertThat(line).contains(words)));
  }

  /// What the lines of the board say to somebody who hears them.
  private static List<String> lines(FxRobot robot) throws Exception {
    return WaitForAsyncUtils.asyncFx(
            () ->
                robot.lookup("#board-list .list-cell").queryAll().stream()
                    .map(Node::getAccessibleText)
                    .map(words -> Objects.requireNonNullElse(words, ""))
                    .toList())
        .get();
  }
}
