// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import java.util.List;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Rollouts in the other orders that Kubernetes knows, driven from the view on a real API server.
@Timeout(420)
class RealStrategyUiTest extends InRealClusterWindow {
  private static final String SELECTED =
      """
      selector: {matchLabels: {app: %1$s}}
        template:
          metadata: {labels: {app: %1$s}}
          spec:
            terminationGracePeriodSeconds: 1
            nodeSelector: {topology.kubernetes.io/zone: harbour-a}
            containers: [{name: main, image: "registry.example/shop/web:1"}]
      """;

  @Test
  void the_partition_of_a_stateful_set_holds_the_pods_below_it(FxRobot robot) throws Exception {
    create("StatefulSet", "replicas: 3\n  serviceName: %1$s\n  ");
    show(robot, open(robot), StatefulSetKind.KIND);

    click(robot, "#set-partition");
    number(robot, "2");
    confirmAndCompare(robot, "statefulset");
    for (String name : List.of(OURS, THEIRS)) {
      cluster.kubectl("set image statefulset/" + name + " main=registry.example/shop/web:2");
    }
    says(robot, "#rollout-state", "Held", ROLLOUT);
    tells(robot, "#waiting", "Held by its partition: 1 pod is updated from ordinal 2 on, 2 below keep the old revision.", LONG);
    stands(robot, "Serving", 2);
    picture(robot, "held");

    click(robot, "#set-partition");
    number(robot, "0");
    confirmAndCompare(robot, "statefulset");
    says(robot, "#rollout-state", "Complete, revision 2", ROLLOUT);
    picture(robot, "end");
  }

  @Test
  void a_daemon_set_goes_over_more_nodes_at_once_when_more_pods_may_be_away(FxRobot robot) throws Exception {
    create("DaemonSet", "");
    show(robot, open(robot), DaemonSetKind.KIND);

    click(robot, "#set-away");
    number(robot, "3");
    confirmAndCompare(robot, "daemonset");

    image(robot, "registry.example/shop/web:2");
    confirmAndCompare(robot, "daemonset");
    picture(robot, "begun");
    says(robot, "#rollout-state", "Complete, revision 2", ROLLOUT);
    picture(robot, "end");
  }

  @Test
  void a_deployment_that_recreates_ends_all_old_pods_first(FxRobot robot) throws Exception {
    create("Deployment", "replicas: 2\n  strategy: {type: Recreate}\n  ");
    ClusterSession session = open(robot);
    showRollout(robot, session, OURS);

    image(robot, "registry.example/shop/missing:2");
    says(robot, ".dialog-effect", "all old pods end first", LONG);
    confirmAndCompare(robot, "deployment");
    says(robot, "#rollout-state", "Stalled", LONG);
    stands(robot, "Serving", 0);
    stands(robot, "Pulling", 2);
    picture(robot, "stalled");
  }

  /// Makes the twins.
  private void create(String kind, String spec) {
    for (String name : List.of(OURS, THEIRS)) {
      String head = "apiVersion: apps/v1\nkind: " + kind + "\nmetadata: {name: %1$s}\nspec:\n  ";
      cluster.create((head + spec + SELECTED).formatted(name));
    }
  }

  private void show(FxRobot robot, ClusterSession session, ResourceKind kind) {
    robot.interact(() -> window().navigator().go(Route.rollout(session, new ResourceRef(kind, cluster.namespace, OURS))));
    says(robot, "#rollout-state", "Complete", ROLLOUT);
  }

  private static void number(FxRobot robot, String number) {
    await().atMost(LONG).until(() -> robot.lookup("#number").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#number").queryAs(TextField.class).setText(number));
    await().atMost(LONG).untilAsserted(() -> assertThat(robot.lookup("#confirm").query().isDisabled()).isFalse());
  }
}
