// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What goes wrong between the window and a real API server, and what the window says of it.
@Timeout(420)
class RealFailureUiTest extends InRealClusterWindow {
  private static final List<String> BUTTONS = List.of("#rollout-pause", "#rollout-restart", "#rollout-image");
  private static final String LIVE = ".rollout-head .live-badge";

  @Test
  void a_line_that_breaks_during_a_rollout_makes_the_view_stale_and_it_catches_up(FxRobot robot) throws Exception {
    deployment(OURS, 2);
    try (Cable cable = new Cable(cluster.server())) {
      Path through = cluster.kubeconfig(home, cable.server(), "");
      showRollout(robot, open(robot, through, false), OURS);
      cluster.kubectl("set image deployment/ours main=registry.example/shop/missing:2");
      says(robot, "#rollout-state", "Stalled 1 → 2", LONG);

      cable.cut();
      says(robot, LIVE, "reconnecting", LONG);
      picture(robot, "cut");
      String then = seen(robot, ".rollout-sub");
      cluster.kubectl("set image deployment/ours main=registry.example/shop/web:3");
      cluster.kubectl("rollout status deployment/ours");
      says(robot, LIVE, "stale since", LONG);
      assertThat(text(robot, "#rollout-state")).as("nothing is known since").contains("Stalled 1 → 2");
      assertThat(seen(robot, ".rollout-sub")).as("its clock stands still").contains("running for").isEqualTo(then);
      picture(robot, "stale");

      cable.mend();
      says(robot, LIVE, "live", LONG);
      says(robot, "#rollout-state", "Complete, revision 3", LONG);
      stands(robot, "Ready", 2);
      picture(robot, "caught up");
    }
  }

  @Test
  void a_deployment_that_is_deleted_while_it_is_watched_is_told_and_one_made_anew_is_shown(FxRobot robot) throws Exception {
    deployment(OURS, 1);
    showRollout(robot, open(robot), OURS);

    cluster.kubectl("delete deployment ours");
    says(robot, "#rollout-state", "Deleted", LONG);
    tells(robot, "#waiting", "It was deleted: at ", LONG);
    nothingCanBeDone(robot, "Deleted");
    picture(robot, "deleted");

    deployment(OURS, 1);
    says(robot, "#rollout-state", "Complete, revision 1", ROLLOUT);
    picture(robot, "made anew");
  }

  @Test
  void who_may_not_change_it_is_told_before_the_click(FxRobot robot) throws Exception {
    deployment(OURS, 1);
    cluster.kubectl("create serviceaccount someone");
    cluster.kubectl("create rolebinding someone --clusterrole=view --serviceaccount=" + cluster.namespace + ":someone");
    Path someone = cluster.kubeconfigOf("someone", home);
    ClusterSession session = open(robot, someone, false);
    showRollout(robot, session, OURS);
    nothingCanBeDone(robot, "You may not patch deployments");
    picture(robot, "view");

    robot.interact(() -> window().navigator().scale(session, deployment(OURS), 1));
    says(robot, "#trouble", "You may not", LONG);
    picture(robot, "dialog");
    assertThat(robot.lookup("#confirm").query().isDisabled()).isTrue();
  }

  @Test
  void a_context_that_is_read_only_offers_nothing(FxRobot robot) throws Exception {
    deployment(OURS, 1);
    ClusterSession session = open(robot, cluster.kubeconfig, true);
    showRollout(robot, session, OURS);
    nothingCanBeDone(robot, "The context is guarded against every write in this program.");
    says(robot, "#rollout-why-not", "The context is guarded against every write in this program. To write here,", LONG);
    tells(robot, "#rollout-why-not", "change the guard of real in the status bar first", LONG);
    assertThat(robot.lookup("#rollout-why-not").query().isFocusTraversable()).as("the keyboard comes by it").isTrue();
    picture(robot, "view");
  }

  @Test
  void the_dialog_that_scales_says_before_the_click_that_a_context_is_read_only(FxRobot robot) throws Exception {
    deployment(OURS, 1);
    ClusterSession session = open(robot, cluster.kubeconfig, true);
    robot.interact(() -> window().navigator().go(Route.object("details", session, deployment(OURS))));
    await().atMost(LONG).until(() -> scaleButton(robot).isPresent());
    robot.interact(() -> scaleButton(robot).orElseThrow().fire());
    await().atMost(LONG).until(() -> robot.lookup("#replicas").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#replicas").queryAs(TextField.class).setText("3"));
    says(robot, "#trouble", "Nothing was sent: real is read-only.", LONG);
    says(robot, ".trouble-why", "change the guard of real in the status bar first", LONG);
    Node confirm = robot.lookup("#confirm").query();
    assertThat(confirm.isDisabled()).isTrue();

    robot.interact(() -> ((Button) confirm).fire());
    robot.interact(() -> robot.lookup("#replicas").query().requestFocus());
    robot.push(KeyCode.ENTER);
    assertThat(robot.lookup("#cancel").query().isFocused()).as("Enter leads to the safe button").isTrue();
    List<String> heard = new ArrayList<>();
    do {
      robot.push(KeyCode.TAB);
      heard.add(confirm.getScene().getFocusOwner().getAccessibleText());
    } while (!robot.lookup("#cancel").query().isFocused());
    assertThat(heard).as("what Tab comes by").anyMatch(words -> words != null && words.contains("is read-only"));
    assertThat(robot.lookup("#trouble").query().isVisible()).as("the dialog stays").isTrue();
    picture(robot, "dialog");
    assertThat(cluster.get("deployment/ours").path("spec").path("replicas").asInt()).isEqualTo(1);
  }

  @Test
  void what_somebody_else_changed_meanwhile_is_not_overwritten(FxRobot robot) throws Exception {
    deployment(OURS, 1);
    showRollout(robot, open(robot), OURS);
    image(robot, "registry.example/shop/web:2");
    says(robot, "#dry-run", "would accept", LONG);

    cluster.kubectl("set image deployment/ours main=registry.example/shop/web:3");
    click(robot, "#confirm");
    toast(robot, "Nothing was changed: the object is not as it was when you decided.");
    toast(robot, "was changed meanwhile");
    picture(robot, "conflict");
    says(robot, "#rollout-state", "Complete, revision 2", ROLLOUT);
    picture(robot, "end");
    assertThat(cluster.plain("deployment/ours")).contains("registry.example/shop/web:3");
  }

  @Test
  void what_the_server_refuses_is_told_with_its_reason_before_it_is_sent(FxRobot robot) throws Exception {
    deployment(OURS, 1);
    showRollout(robot, open(robot), OURS);
    image(robot, "registry.example/shop/web:forbidden");
    says(robot, "#dry-run", "images tagged forbidden may not sail", LONG);
    picture(robot, "dialog");
  }

  /// What stands there between two frames.
  private static String seen(FxRobot robot, String id) {
    String[] words = new String[1];
    robot.interact(() -> words[0] = text(robot, id));
    return words[0];
  }

  private static Optional<Button> scaleButton(FxRobot robot) {
    return robot.lookup((Node node) -> "details-action.scale".equals(node.getId())).tryQueryAs(Button.class);
  }

  private static void nothingCanBeDone(FxRobot robot, String why) {
    for (String button : BUTTONS) {
      tells(robot, button, why, LONG);
      assertThat(robot.lookup(button).query().isDisabled()).as(button).isTrue();
    }
  }
}
