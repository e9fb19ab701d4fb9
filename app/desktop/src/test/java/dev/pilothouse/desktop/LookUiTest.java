// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Every screen of the sample cluster, in a small and in a usual window and in both languages: nothing is cut that can be read nowhere
/// else, nothing stands outside, everything has a name.
@Timeout(420)
class LookUiTest extends InHarborWindow {

  private Map<String, Route> screens() {
    ClusterSession session = harbor.session;
    ResourceRef checkout = new ResourceRef(DeploymentKind.KIND, "shop", "checkout");
    Map<String, Route> screens = new LinkedHashMap<>();
    for (String view : List.of("overview", "workloads", "rollouts", "nodes", "events")) {
      screens.put(view, Route.of(view, session));
    }
    for (String kind : List.of("pods", "deployments", "services", "configmaps")) {
      screens.put(kind, Route.table(session, kind));
    }
    screens.put("details", Route.object("details", session, checkout));
    screens.put("logs", Route.object("logs", session, checkout));
    screens.put("rollout", Route.rollout(session, checkout));
    for (String page : List.of("clusters", "activity", "drafts", "settings")) {
      screens.put(page, Route.of(page));
    }
    return screens;
  }

  @Test
  void nothing_is_cut_nothing_stands_outside_and_everything_has_a_name(FxRobot robot) {
    List<String> faults = new ArrayList<>();
    for (String language : List.of("en", "zh")) {
      harbor.backend.settings().appearanceOfThisRun(kept -> kept.language(language));
      for (int[] size : new int[][] {{1024, 640}, {1600, 1000}}) {
        robot.interact(() -> size(size));
        screens().forEach((name, route) -> {
          robot.interact(() -> harbor.navigator().go(route));
          await().atMost(LONG).until(() -> robot.lookup(".state-loading").queryAll().stream().noneMatch(node -> node.isVisible()));
          WaitForAsyncUtils.waitForFxEvents();
          robot.interact(() -> {
            Window window = window();
            Look.faults(window.getScene()).forEach(
                fault -> faults.add(language + " " + size[0] + "×" + size[1] + " " + name + ": " + fault));
          });
        });
      }
    }
    assertThat(faults).isEmpty();
  }

  private static Window window() {
    return Window.getWindows().stream().filter(Stage.class::isInstance).findFirst().orElseThrow();
  }

  private static void size(int... size) {
    Window window = window();
    window.setWidth(size[0]);
    window.setHeight(size[1]);
  }
}
