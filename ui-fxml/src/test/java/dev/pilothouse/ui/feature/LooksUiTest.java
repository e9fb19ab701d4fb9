// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.control.table.ObjectTable;
import dev.pilothouse.ui.feature.resources.ResourcesFeature;
import dev.pilothouse.ui.feature.workloads.WorkloadsFeature;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.Shop;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// How tables look to a person, over a cluster in memory.
@Timeout(60)
class LooksUiTest extends OneViewUi {
  private ObjectTable<?> tree(FxRobot robot) {
    open(robot, new WorkloadsFeature(services, ColumnMemory.NONE, FakeWindow.MEMORY), Route.of("workloads", session));
    return table(robot);
  }

  @Test
  void aTableIsCalledByItsMany(FxRobot robot) {
    open(robot, new ResourcesFeature(services, ColumnMemory.NONE), Route.table(session, "deployments.apps"));
    assertThat(view.title().getValue()).isEqualTo("Deployments");
  }

  @Test
  void moreThanWantedIsNotBad(FxRobot robot) {
    session.add(
        new DeploymentKind(),
        Shop.parse(
            "{'metadata':{'name':'surging','namespace':'shop','uid':'surging'},'spec':{'replicas':6},'status':{'replicas':7,'readyReplicas':7}}"));
    open(robot, new ResourcesFeature(services, ColumnMemory.NONE), Route.table(session, "deployments.apps").withOption("surging"));
    await().until(() -> robot.lookup("7/6").tryQuery().isPresent());
    Node words = robot.lookup("7/6").query();
    Node cell = words instanceof TableCell<?, ?> itself ? itself : words.getParent();
    assertThat(cell.getStyleClass()).contains("column-ready").doesNotContain("bad");
  }

  @Test
  void theHeadersOfTheTreePutItInOrderAndItStaysATree(FxRobot robot) {
    ObjectTable<?> table = tree(robot);
    List<?> first = List.copyOf(table.getItems());
    robot.clickOn("NAME").clickOn("NAME");
    await().until(() -> table.indexOf("namespace/shop") < table.indexOf("namespace/platform"));
    assertThat(table.indexOf("shop-search")).isBetween(table.indexOf("namespace/shop"), table.indexOf("shop-cart"));
    assertThat(table.getSortOrder()).extracting(column -> column.getId()).containsExactly("name");
    assertThat(table.getItems()).hasSameSizeAs(first);
  }

  @Test
  void aNarrowTreeHidesItsLastColumnsAndBringsThemBack(FxRobot robot) {
    ObjectTable<?> table = tree(robot);
    robot.interact(() -> root.getScene().getWindow().setWidth(620));
    await().until(() -> table.getVisibleLeafColumns().size() < 7);
    assertThat(table.getVisibleLeafColumns()).extracting(column -> column.getId()).startsWith("name", "ready", "status");
    double width = table.getVisibleLeafColumns().stream().mapToDouble(column -> column.getWidth()).sum();
    assertThat(width).isLessThanOrEqualTo(table.getWidth());
    robot.interact(() -> root.getScene().getWindow().setWidth(1300));
    await().until(() -> table.getVisibleLeafColumns().size() == 7);
  }
}
