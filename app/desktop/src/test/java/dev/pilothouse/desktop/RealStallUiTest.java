// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

/// What the view says of new pods that do not get on, on a real API server with its scheduler.
@Timeout(420)
class RealStallUiTest extends InRealClusterWindow {

  @BeforeEach
  void oneThatServes(FxRobot robot) throws Exception {
    deployment(OURS, 2);
    showRollout(robot, open(robot), OURS);
  }

  @Test
  void a_container_that_exits_again_and_again_is_named_with_its_exit_code(FxRobot robot) {
    change("{\"metadata\":{\"labels\":{\"pilothouse.dev/behaviour\":\"crash-loop\"}}}");
    says(robot, "#rollout-state", "Stalled 1 → 2", LONG);
    tells(robot, "#waiting", "crashes: container main exits with code 1", LONG);
    stands(robot, "Serving", 2);
    picture(robot, "stalled");
  }

  @Test
  void a_probe_that_fails_is_named_with_its_answer(FxRobot robot) {
    change("{\"metadata\":{\"labels\":{\"pilothouse.dev/behaviour\":\"never-ready\"}}}");
    tells(robot, "#waiting", "is not ready: the readiness probe of main fails: status 503", LONG);
    stands(robot, "Starting", 1);
    stands(robot, "Serving", 2);
    picture(robot, "stalled");
  }

  @Test
  void a_pod_that_fits_nowhere_is_told_with_the_reasons_of_the_scheduler(FxRobot robot) {
    change("{\"spec\":{\"containers\":[{\"name\":\"main\",\"resources\":{\"requests\":{\"cpu\":\"500\"}}}]}}");
    tells(robot, "#waiting", "fits on none of ", LONG);
    tells(robot, "#waiting", " too little CPU", LONG);
    stands(robot, "Pending", 1);
    stands(robot, "Serving", 2);
    picture(robot, "stalled");
  }

  private void change(String template) {
    cluster.kubectl("patch deployment ours -p '{\"spec\":{\"template\":" + template + "}}'");
  }
}
