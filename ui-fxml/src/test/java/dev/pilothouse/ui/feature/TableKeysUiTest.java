// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.control.table.ObjectTable;
import dev.pilothouse.ui.feature.resources.ResourcesFeature;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.ScaleManyRoute;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/// What the keys of a table of objects do.
@Timeout(120)
class TableKeysUiTest extends OneViewUi {
  @Test
  void lettersLeadToTheNameThatBeginsWithThem(FxRobot robot) {
    ObjectTable<?> table = pods(robot);
    robot.interact(table::requestFocus);
    robot.write("or");
    assertThat(String.valueOf(table.current())).isEqualTo("shop/orders-db-0");
  }

  @Test
  void enterOpensTheDetailsAndLTheLogs(FxRobot robot) {
    ObjectTable<?> table = pods(robot);
    robot.interact(() -> table.selectIndex(table.indexOf("pod-shop-cart-6b5f-0")));
    robot.interact(table::requestFocus);
    robot.push(KeyCode.ENTER).push(KeyCode.L);
    assertThat(window.routes).extracting(Route::view).contains("details", "logs");
    assertThat(window.routes.getLast().object().name()).isEqualTo("cart-6b5f-0");
  }

  @Test
  void yCopiesTheName(FxRobot robot) {
    ObjectTable<?> table = pods(robot);
    robot.interact(() -> table.selectIndex(table.indexOf("pod-shop-cart-6b5f-0")));
    robot.interact(table::requestFocus);
    robot.write("y");
    robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("cart-6b5f-0"));
  }

  @Test
  void shiftYCopiesTheYamlAndSaysSo(FxRobot robot) {
    ObjectTable<?> table = pods(robot);
    robot.interact(() -> table.selectIndex(table.indexOf("pod-shop-cart-6b5f-0")));
    robot.interact(table::requestFocus);
    robot.push(KeyCode.SHIFT, KeyCode.Y);
    await().until(() -> !window.told.isEmpty());
    assertThat(window.told.getLast()).contains("cart-6b5f-0");
    robot.interact(
        () -> assertThat(Clipboard.getSystemClipboard().getString().lines()).contains("kind: Pod", "  name: cart-6b5f-0", "  namespace: shop"));
  }

  @Test
  void theKeysOfTheWindowGetThroughATable(FxRobot robot) {
    ObjectTable<?> table = pods(robot);
    List<String> reached = new ArrayList<>();
    robot.interact(() -> root.addEventHandler(KeyEvent.KEY_TYPED, event -> reached.add(event.getCharacter())));
    robot.interact(table::requestFocus);
    robot.push(KeyCode.N).write("?");
    assertThat(reached).contains("n", "?");
  }

  @Test
  void rOpensTheRollout(FxRobot robot) {
    open(robot, new ResourcesFeature(services, ColumnMemory.NONE), Route.table(session, "deployments.apps"));
    ObjectTable<?> table = table(robot);
    robot.interact(() -> table.selectIndex(table.indexOf("shop-checkout")));
    robot.interact(table::requestFocus);
    robot.push(KeyCode.R);
    assertThat(window.commands).isEmpty();
    assertThat(window.routes.getLast().view()).isEqualTo("rollout");
    assertThat(window.routes.getLast().object().name()).isEqualTo("checkout");
  }

  @Test
  void plusAsksForOneReplicaMore(FxRobot robot) {
    open(robot, new ResourcesFeature(services, ColumnMemory.NONE), Route.table(session, "deployments.apps"));
    ObjectTable<?> table = table(robot);
    robot.interact(() -> table.selectIndex(table.indexOf("shop-checkout")));
    robot.interact(table::requestFocus);
    robot.push(KeyCode.ADD);
    assertThat(window.commands).isEmpty();
    assertThat(window.routes)
        .extracting(Route::view, route -> route.object().name(), Route::option)
        .endsWith(tuple("scale", "checkout", "5 1"));
  }

  @Test
  void plusAsksForAllThatAreSelectedAtOnce(FxRobot robot) {
    open(robot, new ResourcesFeature(services, ColumnMemory.NONE), Route.table(session, "deployments.apps"));
    ObjectTable<?> table = table(robot);
    robot.interact(
        () -> {
          table.requestFocus();
          table.getSelectionModel().clearAndSelect(table.indexOf("shop-checkout"));
          table.getSelectionModel().select(table.indexOf("shop-catalog"));
        });
    robot.push(KeyCode.ADD);
    assertThat(window.routes).last().satisfies(
        route ->
            assertThat(ScaleManyRoute.read(route).all())
                .extracting(one -> one.target().name(), ScaleManyRoute.Asked::now)
                .containsExactlyInAnyOrder(tuple("checkout", 5), tuple("catalog", 6)));
  }

  @Test
  void eOpensTheEditorAndSpaceTheDetails(FxRobot robot) {
    ObjectTable<?> table = pods(robot);
    robot.interact(() -> table.selectIndex(table.indexOf("pod-shop-cart-6b5f-0")));
    robot.interact(table::requestFocus);
    robot.push(KeyCode.E);
    assertThat(window.routes.getLast()).extracting(Route::view, Route::option).containsExactly("edit", "");
    window.routes.clear();
    robot.push(KeyCode.SPACE);
    assertThat(window.routes).extracting(Route::view, Route::option).containsExactly(tuple("details", ""));
  }

  @Test
  void sAndFCopyWhatKubectlNeeds(FxRobot robot) {
    ObjectTable<?> table = pods(robot);
    robot.interact(() -> table.selectIndex(table.indexOf("pod-shop-cart-6b5f-0")));
    robot.interact(table::requestFocus);
    robot.push(KeyCode.S);
    robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString()).endsWith("-n shop exec -it pod/cart-6b5f-0 -- sh"));
    robot.push(KeyCode.F);
    robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString()).contains("port-forward pod/cart-6b5f-0"));
  }

  @Test
  void f8GoesToTheNextPodInTrouble(FxRobot robot) {
    ObjectTable<?> table = pods(robot);
    robot.interact(() -> table.selectIndex(0));
    robot.interact(table::requestFocus);
    robot.push(KeyCode.F8);
    String first = String.valueOf(table.current());
    robot.push(KeyCode.F8);
    assertThat(List.of(first, String.valueOf(table.current()))).doesNotHaveDuplicates().anyMatch(name -> name.startsWith("shop/"));
  }
}
