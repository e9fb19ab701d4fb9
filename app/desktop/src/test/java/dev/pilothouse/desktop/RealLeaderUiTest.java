// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.session.ClusterSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// A rollout while nobody leads among the controller managers. Stops the one of a cluster whose processes are on this computer and
/// whose number stands beside the kubeconfig, `kube-controller-manager.pid`.
@Timeout(420)
class RealLeaderUiTest extends InRealClusterWindow {

  @Test
  void that_nobody_drives_rollouts_is_told_with_the_lease_and_it_goes_on_when_somebody_leads_again(FxRobot robot) throws Exception {
    Path number = cluster.kubeconfig.resolveSibling("kube-controller-manager.pid");
    assumeTrue(Files.exists(number), "the controller manager is not on this computer");
    deployment(OURS, 2);
    ClusterSession session = open(robot);
    showRollout(robot, session, OURS);

    signal("STOP", number);
    try {
      cluster.kubectl("set image deployment/ours main=registry.example/shop/web:2");
      tells(robot, "#waiting", "The controller has not yet seen the change.", LONG);
      tells(robot, "#waiting", "Nobody drives rollouts now: kube-controller-manager has not renewed its lease for ", ROLLOUT);
      says(robot, "#rollout-state", "Stalled", LONG);
      stands(robot, "Serving", 2);
      picture(robot, "nobody leads");
    } finally {
      signal("CONT", number);
    }
    says(robot, "#rollout-state", "Complete, revision 2", ROLLOUT);
    stands(robot, "Ready", 2);
    picture(robot, "led again");
  }

  private static void signal(String name, Path number) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Files.readString(number).strip()).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }
}
