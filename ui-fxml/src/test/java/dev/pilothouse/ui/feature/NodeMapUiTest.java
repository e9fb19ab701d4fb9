// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.MetricsSource.Usage;
import dev.pilothouse.core.session.MetricsHistory;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.feature.nodes.NodesFeature;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.theme.Memory;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The map of the nodes by mouse and by keyboard, over a cluster in memory.
@Timeout(120)
class NodeMapUiTest extends OneViewUi {

  private void map(FxRobot robot) {
    open(robot, new NodesFeature(services, ColumnMemory.NONE, FakeWindow.MEMORY), Route.of("nodes", session));
    // nodes may come before their pods
    await().until(() -> count(robot).equals("6 nodes · " + placed() + " pods"));
  }

  private long placed() {
    long placed = 0;
    for (Row pod : session.store(PodKind.KIND).snapshot()) {
      placed += pod.text(PodKind.NODE).isEmpty() ? 0 : 1;
    }
    return placed;
  }

  private static String count(FxRobot robot) {
    return robot.lookup("#map-count").tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
  }

  private static Node canvas(FxRobot robot) {
    return robot.lookup(".map-canvas").query();
  }

  private static String spoken(FxRobot robot) {
    return canvas(robot).getAccessibleText();
  }

  @Test
  void the_map_counts_all_nodes_and_pods_and_says_how_to_walk_over_it(FxRobot robot) {
    map(robot);
    assertThat(count(robot)).isEqualTo("6 nodes · " + placed() + " pods");
    assertThat(spoken(robot)).contains("6 nodes").contains("Arrows");
  }

  @Test
  void arrows_go_from_node_to_node_and_enter_opens_what_is_chosen(FxRobot robot) {
    map(robot);
    robot.interact(() -> canvas(robot).requestFocus());
    robot.type(KeyCode.HOME);
    assertThat(spoken(robot)).startsWith("pier-").contains("requested").contains("running");
    String first = spoken(robot);
    robot.type(KeyCode.DOWN);
    robot.type(KeyCode.RIGHT);
    assertThat(spoken(robot)).startsWith("pier-").isNotEqualTo(first);
    robot.type(KeyCode.ENTER);
    assertThat(window.routes.getLast().view()).isEqualTo("details");
    assertThat(window.routes.getLast().target().kind()).isEqualTo(NodeKind.KIND);
    assertThat(spoken(robot)).startsWith(window.routes.getLast().target().name());
  }

  @Test
  void alt_and_arrows_go_from_pod_to_pod(FxRobot robot) {
    map(robot);
    robot.interact(() -> canvas(robot).requestFocus());
    robot.type(KeyCode.HOME);
    robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
    assertThat(spoken(robot)).startsWith("Pod ").contains("on pier-");
    robot.type(KeyCode.ENTER);
    assertThat(window.routes.getLast().target().kind()).isEqualTo(PodKind.KIND);
  }

  @Test
  void the_search_dims_the_rest_and_escape_lights_it_again(FxRobot robot) {
    map(robot);
    robot.interact(() -> view.focusFilter());
    robot.write("name:pier-2");
    await().until(() -> count(robot).startsWith("1 of 6 nodes"));
    robot.interact(() -> assertThat(view.escape()).isTrue());
    await().until(() -> count(robot).startsWith("6 nodes"));
    robot.interact(() -> assertThat(view.escape()).isFalse());
  }

  @Test
  void what_is_clicked_in_the_legend_is_dimmed(FxRobot robot) {
    map(robot);
    robot.clickOn("#map-category-1");
    await().until(() -> count(robot).contains(" of 6 nodes"));
    robot.clickOn("#map-category-1");
    await().until(() -> count(robot).startsWith("6 nodes"));
  }

  @Test
  void a_click_on_a_card_opens_its_details(FxRobot robot) {
    map(robot);
    Node canvas = canvas(robot);
    double across = 400 - canvas.getBoundsInLocal().getWidth() / 2;
    robot.clickOn(robot.offset(canvas, across, 130 - canvas.getBoundsInLocal().getHeight() / 2));
    assertThat(window.routes).isNotEmpty();
    assertThat(window.routes.getLast().view()).isEqualTo("details");
  }

  @Test
  void one_key_leads_to_the_table_and_back(FxRobot robot) {
    map(robot);
    robot.interact(() -> canvas(robot).requestFocus());
    robot.type(KeyCode.T);
    table(robot);
    assertThat(robot.lookup(".map-canvas").tryQuery()).isEmpty();
    robot.type(KeyCode.T);
    await().until(() -> robot.lookup(".map-canvas").tryQuery().isPresent());
  }

  @Test
  void without_metrics_the_map_says_so_and_not_zero(FxRobot robot) {
    session.add(
        new NodeKind(),
        Shop.parse(
            "{'metadata':{'name':'bare','uid':'bare'},'status':{'allocatable':{'cpu':'4','memory':'8Gi'},"
                + "'conditions':[{'type':'Ready','status':'Unknown'}]}}"));
    session.metrics.set(new Nothing());
    open(robot, new NodesFeature(services, ColumnMemory.NONE, FakeWindow.MEMORY), Route.of("nodes", session));
    await().until(() -> count(robot).startsWith("7 nodes"));
    robot.interact(() -> canvas(robot).requestFocus());
    robot.type(KeyCode.END);
    assertThat(spoken(robot)).startsWith("bare, lost").contains("no metrics · 0 requested · of 4");
  }

  @Test
  void a_pod_without_a_node_is_told_why_by_every_node(FxRobot robot) {
    session.add(
        new PodKind(),
        Shop.parse(
            "{'metadata':{'name':'huge','namespace':'shop','uid':'huge'},'spec':{'containers':[{'name':'main',"
                + "'resources':{'requests':{'cpu':'100'}}}]},'status':{'phase':'Pending'}}"));
    map(robot);
    await().until(() -> robot.lookup("#pending-huge").tryQuery().isPresent());
    robot.clickOn("#pending-huge");
    await().until(() -> robot.lookup(".pending-fits").tryQuery().isPresent());
    assertThat(robot.lookup(".pending-fits").queryLabeled().getText()).isEqualTo("0 of 6 nodes would take it");
    robot.clickOn(".pending-node");
    assertThat(spoken(robot)).startsWith("pier-").contains("needs ").contains("CPU more");
    robot.clickOn("#pending-huge");
    await().until(() -> robot.lookup(".pending-fits").tryQuery().isEmpty());
  }

  @Test
  void pods_that_may_not_be_read_are_missing_and_not_none(FxRobot robot) {
    session.freshness(PodKind.KIND).set(new Freshness.Refused(FakeSession.failure(ClusterFailure.Kind.FORBIDDEN, "not all")));
    session.denied.add("pods");
    open(robot, new NodesFeature(services, ColumnMemory.NONE, FakeWindow.MEMORY), Route.of("nodes", session));
    await().until(() -> robot.lookup("#map-seen").match(Node::isVisible).tryQuery().isPresent());
    assertThat(robot.lookup("#map-seen").queryLabeled().getText()).isEqualTo("No pods: they may not be read");
    robot.interact(() -> canvas(robot).requestFocus());
    robot.type(KeyCode.HOME);
    assertThat(spoken(robot)).contains("requests unknown").contains("others are not seen").doesNotContain("0 requested");
  }

  @Test
  void the_tray_says_what_would_have_to_change_and_leads_on(FxRobot robot) {
    map(robot);
    await().until(() -> robot.lookup("#pending-batch-train-0").tryQuery().isPresent());
    robot.clickOn("#pending-batch-train-0");
    await().until(() -> robot.lookup("#pending-open").tryQuery().isPresent());
    assertThat(robot.lookup(".pending-change").queryLabeled().getText()).isNotEmpty();
    robot.clickOn("#pending-open");
    assertThat(window.routes.getLast().target().name()).isEqualTo("batch-train-0");
    robot.clickOn("#pending-copy");
    assertThat(window.told.getLast()).contains("batch-train-0");
    robot.clickOn("#pending-fold");
    await().until(() -> robot.lookup("#pending-unfold").match(Node::isVisible).tryQuery().isPresent());
    robot.clickOn("#pending-unfold");
    await().until(() -> robot.lookup("#pending-fold").query().isVisible());
  }

  @Test
  void the_map_is_found_as_it_was_left(FxRobot robot) {
    Map<String, String> kept = new ConcurrentHashMap<>();
    Memory memory =
        new Memory() {
          @Override
          public String read(String name) {
            return kept.getOrDefault(name, "");
          }

          @Override
          public void write(String name, String text) {
            kept.put(name, text);
          }
        };
    open(robot, new NodesFeature(services, ColumnMemory.NONE, memory), Route.of("nodes", session));
    await().until(() -> count(robot).startsWith("6 nodes"));
    robot.clickOn("#map-colour").clickOn("#map-map-colour-namespace");
    await().until(() -> robot.lookup("#map-colour").queryLabeled().getText().equals("Colour: Namespace"));
    robot.interact(() -> canvas(robot).requestFocus());
    robot.type(KeyCode.T);
    table(robot);
    robot.interact(() -> view.close());
    open(robot, new NodesFeature(services, ColumnMemory.NONE, memory), Route.of("nodes", session));
    table(robot);
    robot.clickOn("#nodes-map");
    await().until(() -> robot.lookup("#map-colour").tryQueryAs(Labeled.class).map(Labeled::getText).orElse("").equals("Colour: Namespace"));
  }

  /// A cluster without metrics-server.
  private static final class Nothing implements MetricsHistory {

    @Override
    public Instant at() {
      return Instant.EPOCH;
    }

    @Override
    public ClusterFailure failure() {
      return null;
    }

    @Override
    public Usage pod(String key) {
      return null;
    }

    @Override
    public Usage node(String name) {
      return null;
    }
  }
}
