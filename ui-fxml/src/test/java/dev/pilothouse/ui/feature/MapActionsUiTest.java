// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.command.CordonNode;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.feature.nodes.NodesFeature;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.FakeWindow;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What can be done on the map: the keys of the tables, and a menu.
@Timeout(120)
class MapActionsUiTest extends OneViewUi {

  private void map(FxRobot robot) {
    open(robot, new NodesFeature(services, ColumnMemory.NONE, FakeWindow.MEMORY), Route.of("nodes", session));
    await().until(() -> count(robot).startsWith("6 nodes"));
    robot.interact(() -> canvas(robot).requestFocus());
    robot.type(KeyCode.HOME);
  }

  private static String count(FxRobot robot) {
    return robot.lookup("#map-count").tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
  }

  private static Node canvas(FxRobot robot) {
    return robot.lookup(".map-canvas").query();
  }

  /// The node that is chosen, as it is spoken.
  private static String chosen(FxRobot robot) {
    return canvas(robot).getAccessibleText().replaceAll("^Selected\\. ", "").replaceAll(",.*", "");
  }

  private static void shift(FxRobot robot, KeyCode key) {
    robot.press(KeyCode.SHIFT).type(key).release(KeyCode.SHIFT);
  }

  /// The menu as the menu key asks for it: about what is chosen.
  private static List<String> menu(FxRobot robot) {
    robot.interact(
        () -> canvas(robot).fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null)));
    await().until(() -> shown() != null);
    List<String> words = new ArrayList<>();
    robot.interact(() -> shown().getItems().forEach(item -> words.add(item instanceof Menu of ? of.getText() + " >" : item.getText())));
    return words;
  }

  private static ContextMenu shown() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof ContextMenu menu && "map-menu".equals(menu.getId()) && menu.isShowing())
        .map(ContextMenu.class::cast)
        .findFirst()
        .orElse(null);
  }

  private static void choose(FxRobot robot, String id) {
    robot.interact(
        () -> {
          MenuItem item = shown().getItems().stream().filter(one -> id.equals(one.getId())).findFirst().orElseThrow();
          shown().hide();
          item.fire();
        });
  }

  @Test
  void the_keys_of_the_tables_cordon_and_drain_the_chosen_node(FxRobot robot) {
    map(robot);
    String node = chosen(robot);
    robot.type(KeyCode.C);
    assertThat(window.commands).singleElement()
        .isInstanceOfSatisfying(CordonNode.class, cordon -> assertThat(cordon.target().name()).isEqualTo(node));
    shift(robot, KeyCode.C);
    assertThat(window.routes.getLast().view()).isEqualTo(Route.DRAIN);
    assertThat(window.routes.getLast().target().name()).isEqualTo(node);
  }

  @Test
  void of_several_selected_nodes_all_are_cordoned_in_one_dialog_and_one_is_drained(FxRobot robot) {
    map(robot);
    robot.type(KeyCode.SPACE);
    shift(robot, KeyCode.RIGHT);
    robot.type(KeyCode.C);
    await().until(() -> !window.dialogs.isEmpty());
    robot.interact(() -> root.getChildren().add(window.dialogs.getLast()));
    await().untilAsserted(
        () -> assertThat(robot.lookup("#nodes-edit-summary").queryAs(Labeled.class).getText()).contains("of 2"));
    robot.clickOn("#cancel");
    robot.interact(() -> canvas(robot).requestFocus());
    String node = chosen(robot);
    shift(robot, KeyCode.C);
    assertThat(window.routes.getLast().target().name()).isEqualTo(node);
    robot.type(KeyCode.END);
    int routes = window.routes.size();
    shift(robot, KeyCode.C);
    assertThat(window.routes).as("which of the two is meant is not clear").hasSize(routes);
    assertThat(window.told.getLast()).contains("one at a time");
  }

  @Test
  void the_menu_is_about_what_is_chosen(FxRobot robot) {
    map(robot);
    String node = chosen(robot);
    assertThat(menu(robot)).contains("Drain " + node + "…");
    choose(robot, "action.drain");
    assertThat(window.routes.getLast().view()).isEqualTo(Route.DRAIN);
    assertThat(window.routes.getLast().target().name()).isEqualTo(node);
  }

  @Test
  void the_menu_of_a_pod_has_that_of_its_node_within(FxRobot robot) {
    map(robot);
    String node = chosen(robot);
    robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
    List<String> items = menu(robot);
    assertThat(items.getLast()).isEqualTo("Node " + node + " >");
    assertThat(items).noneMatch(words -> words != null && words.startsWith("Drain"));
    choose(robot, "action.logs");
    assertThat(window.routes.getLast().view()).isEqualTo("logs");
    assertThat(window.routes.getLast().target().kind()).isEqualTo(PodKind.KIND);
  }

  @Test
  void the_menu_begins_with_what_is_for_all_that_are_selected(FxRobot robot) {
    map(robot);
    robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);
    assertThat(menu(robot).subList(0, 4))
        .containsExactly("Cordon 6 nodes", "Uncordon 6 nodes", "Label 6 nodes", "Taint 6 nodes");
  }

  @Test
  void pods_of_a_node_that_is_deleted_are_told_beside_the_map(FxRobot robot) {
    map(robot);
    Row gone = session.store(PodKind.KIND).snapshot().iterator().next();
    for (Row pod : session.store(PodKind.KIND).snapshot()) {
      gone = pod.text(PodKind.NODE).isEmpty() ? gone : pod;
    }
    String name = gone.text(PodKind.NODE);
    List<String> uids = new ArrayList<>();
    session.store(NodeKind.KIND).snapshot().forEach(node -> uids.add(node.name().equals(name) ? node.uid() : ""));
    session.store(NodeKind.KIND).apply(ChangeBatch.of(List.of(), uids));
    await().until(() -> count(robot).startsWith("5 nodes") && count(robot).endsWith("on deleted nodes"));
    String pod = "#stranded-" + gone.name();
    await().until(() -> robot.lookup(pod).tryQuery().isPresent());
    assertThat(robot.lookup(pod).query().getAccessibleText()).contains("was on " + name);
    robot.clickOn(pod);
    assertThat(window.routes.getLast().target().name()).isEqualTo(gone.name());
  }
}
