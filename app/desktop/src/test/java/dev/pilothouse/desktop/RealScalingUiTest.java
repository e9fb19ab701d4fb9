// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.ScaleManyRoute;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The dialogs that scale, on a real API server: what they name before, and that the objects are as kubectl leaves them.
@Timeout(420)
class RealScalingUiTest extends InRealClusterWindow {
  private static final ResourceKind FERRIES = new ResourceKind("harbour.example", "v1", "ferries", "Ferry", true);
  private static final int MANY = 20;

  @Test
  void an_autoscaler_that_owns_the_replicas_is_named_and_its_limits_are_changed_instead_up_and_down(FxRobot robot)
      throws Exception {
    for (String name : List.of(OURS, THEIRS)) {
      deployment(name, 3);
      cluster.kubectl("autoscale deployment/" + name + " --min=1 --max=5 --cpu=80%");
    }
    ClusterSession session = open(robot);

    openScale(robot, session, deployment(OURS), 3, 4);
    says(robot, "#confirm", "Set HPA minimum to 4", LONG);
    assertThat(owner(robot)).isEqualTo("HPA ours owns the replicas");
    assertThat(robot.lookup("#option-anyway").queryAs(Labeled.class).getText()).isEqualTo("Scale anyway");
    confirmAndCompare(robot, "hpa");
    until("deployment/ours", 4);
    picture(robot, "scaled up");

    openScale(robot, session, deployment(OURS), 4, 2);
    says(robot, "#confirm", "Set HPA range to", LONG);
    assertThat(owner(robot)).isEqualTo("HPA ours owns the replicas");
    confirmAndCompare(robot, "hpa");
    until("deployment/ours", 2);
    picture(robot, "scaled down");
  }

  @Test
  void a_ferry_is_scaled_as_kubectl_scales_it_and_what_its_schema_forbids_is_told_before(FxRobot robot) throws Exception {
    for (String name : List.of(OURS, THEIRS)) {
      cluster.create(
          """
          apiVersion: harbour.example/v1
          kind: Ferry
          metadata: {name: %s}
          spec: {route: oslo-kiel, replicas: 3, mode: night}
          """
              .formatted(name));
    }
    ClusterSession session = open(robot);
    ResourceRef ferry = new ResourceRef(FERRIES, cluster.namespace, OURS);

    openScale(robot, session, ferry, 3, 12);
    says(robot, "#dry-run", "Dry run refused by the API server", LONG);
    says(robot, ".trouble-why", "more than nine boats sail by day only", LONG);
    picture(robot, "refused");

    number(robot, 5);
    says(robot, "#confirm", "Scale ours to 5", LONG);
    confirmAndCompare(robot, "ferry");
    until("ferry/ours", 5);
    picture(robot, "scaled");
  }

  @Test
  void twenty_deployments_are_scaled_at_once(FxRobot robot) throws Exception {
    List<String> names = IntStream.range(0, MANY).mapToObj(i -> "ship-%02d".formatted(i)).toList();
    cluster.create(names.stream().map(name -> deploymentYaml(name, 1)).collect(Collectors.joining()));
    ClusterSession session = open(robot);
    List<ScaleManyRoute.Asked> all = names.stream().map(name -> new ScaleManyRoute.Asked(deployment(name), 1)).toList();
    robot.interact(() -> window().navigator().go(ScaleManyRoute.of(session, all)));

    number(robot, 2);
    says(robot, "#confirm", "Scale 20 workloads", LONG);
    picture(robot, "dialog");
    click(robot, "#confirm");
    says(robot, "#many-summary", "20 done, of 20", LONG);
    tells(robot, "#many-19", "ship-19, 2 replicas, wanted 2: Done", LONG);
    picture(robot, "done");
    assertThat(StreamSupport.stream(cluster.get("deployments").path("items").spliterator(), false))
        .hasSize(MANY)
        .allSatisfy(one -> assertThat(replicas(one)).isEqualTo(2));
  }

  private void openScale(FxRobot robot, ClusterSession session, ResourceRef target, int now, int wanted) {
    robot.interact(() -> window().navigator().scale(session, target, now));
    number(robot, wanted);
  }

  private static void number(FxRobot robot, int wanted) {
    await().atMost(LONG).until(() -> robot.lookup("#replicas").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#replicas").queryAs(TextField.class).setText(Integer.toString(wanted)));
  }

  private static String owner(FxRobot robot) {
    return robot.lookup(".owner-name").queryAs(Text.class).getText();
  }

  private static int replicas(JsonNode object) {
    return object.path("spec").path("replicas").asInt();
  }

  private void until(String object, int wanted) {
    await().atMost(ROLLOUT).untilAsserted(() -> assertThat(replicas(cluster.get(object))).isEqualTo(wanted));
  }
}
