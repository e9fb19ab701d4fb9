// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CordonNode;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.LabelNode;
import dev.pilothouse.core.command.TaintNode;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.control.table.ObjectTable;
import dev.pilothouse.ui.feature.nodes.NodesFeature;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Several nodes are selected on the map or in the table, and changed together.
@Timeout(120)
class NodeSelectionUiTest extends OneViewUi {

  private void map(FxRobot robot) {
    open(robot, new NodesFeature(services, ColumnMemory.NONE, FakeWindow.MEMORY), Route.of("nodes", session));
    await().until(() -> robot.lookup("#map-count").tryQueryAs(Labeled.class).map(Labeled::getText).orElse("").startsWith("6 nodes"));
    robot.interact(() -> canvas(robot).requestFocus());
  }

  private static Node canvas(FxRobot robot) {
    return robot.lookup(".map-canvas").query();
  }

  private static String selected(FxRobot robot) {
    return robot.lookup("#nodes-selected").match(Node::isVisible).tryQueryAs(Labeled.class)
        .filter(label -> label.getParent().isVisible())
        .map(Labeled::getText)
        .orElse("");
  }

  /// The dialog that was asked for, above the view.
  private Region dialog(FxRobot robot) {
    await().until(() -> !window.dialogs.isEmpty());
    Region dialog = window.dialogs.getLast();
    robot.interact(() -> root.getChildren().add(dialog));
    return dialog;
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<String> choice(FxRobot robot, String id) {
    return (ComboBox<String>) robot.lookup(id).query();
  }

  private static void confirm(FxRobot robot, String words) {
    await().untilAsserted(() -> assertThat(text(robot, "#confirm")).isEqualTo(words));
    await().until(() -> !robot.lookup("#confirm").query().isDisabled());
    robot.clickOn("#confirm");
  }

  private List<String> sentTo() {
    return session.sent.stream().map(command -> command.target().name()).toList();
  }

  @Test
  void space_selects_and_shift_with_arrows_goes_on(FxRobot robot) {
    map(robot);
    assertThat(selected(robot)).isEmpty();
    robot.type(KeyCode.HOME, KeyCode.SPACE);
    assertThat(selected(robot)).isEqualTo("1 node selected");
    assertThat(canvas(robot).getAccessibleText()).startsWith("Selected. pier-").contains("1 node selected");
    robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
    assertThat(selected(robot)).isEqualTo("2 nodes selected");
    robot.type(KeyCode.SPACE);
    assertThat(selected(robot)).isEqualTo("1 node selected");
    robot.interact(() -> assertThat(view.escape()).isTrue());
    assertThat(selected(robot)).isEmpty();
  }

  @Test
  void all_that_is_shown_is_selected_at_once(FxRobot robot) {
    map(robot);
    robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);
    assertThat(selected(robot)).isEqualTo("6 nodes selected");
    robot.clickOn("#nodes-clear");
    assertThat(selected(robot)).isEmpty();
    robot.interact(() -> view.focusFilter());
    robot.write("name:pier-2");
    await().until(() -> text(robot, "#map-count").startsWith("1 of 6"));
    robot.interact(() -> canvas(robot).requestFocus());
    robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);
    assertThat(selected(robot)).isEqualTo("1 node selected");
  }

  @Test
  void a_click_with_control_takes_one_in_and_a_drag_with_shift_all_under_it(FxRobot robot) {
    map(robot);
    Node canvas = canvas(robot);
    Bounds bounds = canvas.getBoundsInLocal();
    Point2D card = canvas.localToScreen(400, 130);
    robot.press(KeyCode.SHORTCUT).clickOn(card).release(KeyCode.SHORTCUT);
    assertThat(selected(robot)).isEqualTo("1 node selected");
    assertThat(window.routes).isEmpty();
    robot.press(KeyCode.SHORTCUT).clickOn(card).release(KeyCode.SHORTCUT);
    assertThat(selected(robot)).isEmpty();
    robot.press(KeyCode.SHIFT);
    robot.moveTo(canvas.localToScreen(2, 2)).press(MouseButton.PRIMARY);
    robot.moveTo(canvas.localToScreen(bounds.getWidth() - 2, bounds.getHeight() - 2));
    robot.release(MouseButton.PRIMARY);
    robot.release(KeyCode.SHIFT);
    assertThat(selected(robot)).isEqualTo("6 nodes selected");
    assertThat(window.routes).isEmpty();
  }

  @Test
  void nodes_are_cordoned_together_and_each_has_its_result(FxRobot robot) {
    map(robot);
    session.failing.put("pier-2", FakeSession.failure(ClusterFailure.Kind.FORBIDDEN, "anna may not patch pier-2."));
    robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);
    robot.clickOn("#nodes-cordon");
    dialog(robot);
    await().untilAsserted(() -> assertThat(text(robot, "#nodes-edit-summary")).startsWith("5 nodes of 6 will be changed"));
    assertThat(session.sent).isEmpty();
    assertThat(robot.lookup("#kubectl").query().getAccessibleText())
        .isEqualTo("kubectl --context prod-eu cordon pier-1 pier-2 pier-3 pier-5 pier-6");
    confirm(robot, "Cordon 5 nodes");
    await().untilAsserted(() -> assertThat(text(robot, "#nodes-edit-summary")).isEqualTo("4 done, 1 failed, of 6"));
    assertThat(sentTo()).containsExactly("pier-1", "pier-2", "pier-3", "pier-5", "pier-6");
    assertThat(session.sent).allMatch(command -> command instanceof CordonNode cordon && cordon.cordon());
    assertThat(text(robot, "#undo")).isEqualTo("Undo 4");
    robot.clickOn("#undo");
    await().until(() -> session.sent.size() == 9);
    assertThat(session.sent.getLast()).isInstanceOfSatisfying(CordonNode.class, cordon -> assertThat(cordon.cordon()).isFalse());
  }

  @Test
  void a_label_is_checked_while_it_is_written_and_set_where_it_is_not_so_yet(FxRobot robot) {
    map(robot);
    robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);
    robot.clickOn("#nodes-label");
    Region dialog = dialog(robot);
    robot.clickOn("#label-key").write("topology.kubernetes.io/zone!");
    assertThat(text(robot, "#nodes-edit-fault")).startsWith("A name is made of letters");
    assertThat(robot.lookup("#confirm").query().isDisabled()).isTrue();
    robot.type(KeyCode.BACK_SPACE);
    robot.clickOn("#label-value").write("harbour-a");
    assertThat(robot.lookup("#nodes-edit-fault").query().isVisible()).isFalse();
    confirm(robot, "Change 4 nodes");
    await().until(() -> session.sent.size() == 4);
    assertThat(sentTo()).containsExactly("pier-3", "pier-4", "pier-5", "pier-6");
    LabelNode first = (LabelNode) session.sent.getFirst();
    assertThat(first.before()).isEqualTo("harbour-b");
    assertThat(first.after()).isEqualTo("harbour-a");
    await().untilAsserted(() -> assertThat(text(robot, "#cancel")).isEqualTo("Close"));
    robot.clickOn("#cancel");
    assertThat(window.dialogs).doesNotContain(dialog);
  }

  @Test
  void a_label_that_some_nodes_have_is_removed_from_those(FxRobot robot) {
    map(robot);
    robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);
    robot.clickOn("#nodes-label");
    dialog(robot);
    robot.clickOn("#label-remove");
    ComboBox<String> gone = choice(robot, "#label-gone");
    assertThat(gone.getItems()).contains("node-role.kubernetes.io/control-plane", "topology.kubernetes.io/zone");
    robot.interact(() -> gone.setValue("node-role.kubernetes.io/control-plane"));
    confirm(robot, "Change 1 node");
    await().until(() -> session.sent.size() == 1);
    assertThat(((LabelNode) session.sent.getFirst()).after()).isNull();
    assertThat(sentTo()).containsExactly("pier-1");
  }

  @Test
  void a_taint_that_evicts_says_how_many_pods_go(FxRobot robot) {
    map(robot);
    robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);
    robot.clickOn("#nodes-taint");
    dialog(robot);
    robot.clickOn("#taint-key").write("dedicated");
    robot.type(KeyCode.TAB).write("batch");
    await().untilAsserted(() -> assertThat(text(robot, "#nodes-edit-effect")).contains("Those that run there stay"));
    ComboBox<String> effect = choice(robot, "#taint-effect");
    robot.interact(() -> effect.setValue("NoExecute"));
    await().untilAsserted(() -> assertThat(text(robot, "#nodes-edit-evicts")).matches("\\d+ pods on \\d nodes would be evicted.*"));
    robot.interact(() -> robot.lookup("#taint-value").queryAs(TextField.class).requestFocus());
    robot.press(KeyCode.SHORTCUT).type(KeyCode.ENTER).release(KeyCode.SHORTCUT);
    await().until(() -> session.sent.size() == 6);
    Command first = session.sent.getFirst();
    assertThat(first).isInstanceOfSatisfying(TaintNode.class, taint -> assertThat(taint.taint()).hasToString("dedicated=batch:NoExecute"));
  }

  @Test
  void a_read_only_context_says_why_nothing_can_be_sent(FxRobot robot) {
    map(robot);
    session.guard.set(GuardLevel.READ_ONLY);
    robot.type(KeyCode.HOME, KeyCode.SPACE);
    robot.clickOn("#nodes-uncordon");
    dialog(robot);
    robot.interact(() -> {});
    assertThat(robot.lookup("#confirm").query().isDisabled()).isTrue();
    assertThat(session.sent).isEmpty();
  }

  @Test
  void rows_of_the_table_are_changed_together_too_and_stay_selected_on_the_map(FxRobot robot) {
    map(robot);
    robot.type(KeyCode.HOME, KeyCode.SPACE);
    robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
    robot.type(KeyCode.T);
    ObjectTable<?> table = table(robot);
    await().until(() -> selected(robot).equals("2 nodes selected"));
    robot.interact(() -> table.getSelectionModel().selectRange(0, 4));
    await().until(() -> !selected(robot).equals("2 nodes selected"));
    String rows = selected(robot);
    robot.type(KeyCode.T);
    await().until(() -> robot.lookup(".map-canvas").tryQuery().isPresent());
    await().until(() -> selected(robot).equals(rows));
  }
}
