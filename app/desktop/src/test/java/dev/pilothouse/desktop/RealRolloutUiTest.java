// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;

/// Rollouts on a real API server: what the view says of them, and that what is driven from it is what kubectl does.
@Timeout(420)
class RealRolloutUiTest extends InRealClusterWindow {

  @Test
  void a_quota_that_refuses_pods_is_named_with_what_it_lacks_and_the_rollout_goes_on_when_it_is_raised(FxRobot robot)
      throws Exception {
    cluster.kubectl("create quota small --hard=pods=2");
    deployment(OURS, 2);
    showRollout(robot, open(robot), OURS);

    cluster.kubectl("set image deployment/ours main=registry.example/shop/web:2");
    says(robot, "#rollout-state", "Stalled 1 → 2", LONG);
    tells(robot, "#waiting", "quota small is used up (asks pods=1, used pods=2, limit pods=2)", LONG);
    stands(robot, "Serving", 2);
    stands(robot, "Ready", 0);
    picture(robot, "stalled");

    cluster.kubectl("patch quota small -p '{\"spec\":{\"hard\":{\"pods\":\"4\"}}}'");
    says(robot, "#rollout-state", "Complete, revision 2", ROLLOUT);
    tells(robot, "#waiting", "Complete: all 2 pods are updated and available.", LONG);
    stands(robot, "Ready", 2);
    picture(robot, "end");
  }

  @Test
  void an_image_that_is_nowhere_is_named_and_the_rollout_is_taken_back_from_the_view(FxRobot robot) throws Exception {
    deployment(OURS, 2);
    ClusterSession session = open(robot);
    showRollout(robot, session, OURS);

    image(robot, "registry.example/shop/missing:2");
    confirm(robot);
    says(robot, "#rollout-state", "Stalled 1 → 2", LONG);
    tells(robot, "#waiting", "cannot start: the registry has no image registry.example/shop/missing:2.", LONG);
    stands(robot, "Pulling", 1);
    stands(robot, "Serving", 2);
    picture(robot, "stalled");

    click(robot, "#rollout-undo");
    confirm(robot);
    says(robot, "#rollout-state", "Complete, revision 3", ROLLOUT);
    stands(robot, "Ready", 2);
    picture(robot, "taken back");
  }

  @Test
  void what_is_changed_while_it_is_paused_goes_out_when_it_is_resumed_as_kubectl_does_it(FxRobot robot) throws Exception {
    deployment(OURS, 2);
    deployment(THEIRS, 2);
    showRollout(robot, open(robot), OURS);

    click(robot, "#rollout-pause");
    cluster.kubectl("rollout pause deployment/theirs");
    says(robot, "#rollout-pause", "Resume", LONG);
    same("deployment");
    picture(robot, "paused");

    image(robot, "registry.example/shop/web:2");
    says(robot, ".dialog-effect", "It is paused: no pod is replaced before it is resumed.", LONG);
    confirmAndCompare(robot, "deployment");
    says(robot, "#rollout-state", "Paused", LONG);
    tells(robot, "#waiting", "Paused at 0 of 2; 2 old pods go on serving.", LONG);
    picture(robot, "paused with work");

    click(robot, "#rollout-pause");
    cluster.kubectl("rollout resume deployment/theirs");
    says(robot, "#rollout-state", "Rolling out 1 → 2", LONG);
    picture(robot, "resumed");
    says(robot, "#rollout-state", "Complete, revision 2", ROLLOUT);
    same("deployment");
    picture(robot, "end");
  }

  @Test
  void it_goes_back_to_a_revision_and_forth_again_as_kubectl_does_it(FxRobot robot) throws Exception {
    for (String name : new String[] {OURS, THEIRS}) {
      deployment(name, 1);
      cluster.kubectl("rollout status deployment/" + name);
      cluster.kubectl("set image deployment/" + name + " main=registry.example/shop/web:2");
      cluster.kubectl("annotate deployment/" + name + " kubernetes.io/change-cause=second");
      cluster.kubectl("rollout status deployment/" + name);
      cluster.kubectl("set image deployment/" + name + " main=registry.example/shop/web:3");
    }
    ClusterSession session = open(robot);
    showRollout(robot, session, OURS);

    robot.interact(() -> window().navigator().go(Route.undo(session, deployment(OURS), 1)));
    confirmAndCompare(robot, "deployment");
    says(robot, "#rollout-state", "Complete, revision 4", ROLLOUT);
    picture(robot, "undone");

    click(robot, "#rollout-undo");
    confirmAndCompare(robot, "deployment");
    says(robot, "#rollout-state", "Complete, revision 5", ROLLOUT);
    assertThat(cluster.plain("deployment/ours")).contains("registry.example/shop/web:3");
    picture(robot, "undo undone");
  }

  @Test
  void a_second_person_who_rolls_out_meanwhile_is_seen_at_once(FxRobot robot) throws Exception {
    deployment(OURS, 3);
    ClusterSession session = open(robot);
    showRollout(robot, session, OURS);

    image(robot, "registry.example/shop/missing:2");
    confirm(robot);
    stands(robot, "Pulling", 1);
    picture(robot, "ours");

    cluster.kubectl("set image deployment/ours main=registry.example/shop/web:3");
    says(robot, "#rollout-state", "→ 3", LONG);
    picture(robot, "theirs");
    says(robot, "#rollout-state", "Complete, revision 3", ROLLOUT);
    tells(robot, "#waiting", "Complete: all 3 pods are updated and available.", LONG);
    picture(robot, "end");
    assertThat(cluster.plain("deployment/ours")).contains("registry.example/shop/web:3");
  }
}
