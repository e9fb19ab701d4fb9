// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.control.table.ObjectTable;
import dev.pilothouse.ui.feature.details.DetailsFeature;
import dev.pilothouse.ui.feature.events.EventsFeature;
import dev.pilothouse.ui.feature.logs.LogsFeature;
import dev.pilothouse.ui.feature.nodes.NodesFeature;
import dev.pilothouse.ui.feature.overview.OverviewFeature;
import dev.pilothouse.ui.feature.resources.ResourcesFeature;
import dev.pilothouse.ui.feature.rollout.RolloutFeature;
import dev.pilothouse.ui.feature.workloads.WorkloadsFeature;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.Shop;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The views of a cluster as a person uses them, over a cluster in memory.
@Timeout(120)
class FeaturesUiTest extends OneViewUi {
  private Map<Feature, Route> all() {
    ResourceRef checkout = new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout");
    Map<Feature, Route> all = new LinkedHashMap<>();
    all.put(new ResourcesFeature(services, ColumnMemory.NONE), Route.table(session, "pods"));
    all.put(new WorkloadsFeature(services, ColumnMemory.NONE, FakeWindow.MEMORY), Route.of("workloads", session));
    all.put(new NodesFeature(services, ColumnMemory.NONE, FakeWindow.MEMORY), Route.of("nodes", session));
    all.put(new EventsFeature(services, ColumnMemory.NONE), Route.of("events", session));
    all.put(new OverviewFeature(services), Route.of("overview", session));
    all.put(new DetailsFeature(services), Route.object("details", session, checkout).withOption("usedBy"));
    all.put(new LogsFeature(services, () -> new LogBuffer(LogBuffer.USUAL), FakeWindow.MEMORY, file -> true), Route.object("logs", session, checkout));
    all.put(new RolloutFeature(services), Route.rollout(session, checkout));
    return all;
  }

  @Test
  void aViewThatIsClosedLeavesNothingOpen(FxRobot robot) {
    all()
        .forEach(
            (feature, route) -> {
              for (int i = 0; i < 50; i++) {
                robot.interact(
                    () -> {
                      FeatureView opened = feature.open(route);
                      root.getChildren().setAll(opened.node());
                      opened.close();
                      opened.close();
                    });
              }
              assertThat(session.open.get()).as(feature.id()).isZero();
            });
  }

  @Test
  void aViewThatIsClosedIsForgotten(FxRobot robot) {
    Map<String, WeakReference<Node>> closed = new TreeMap<>();
    all().forEach((feature, route) -> {
      robot.interact(() -> {
        FeatureView opened = feature.open(route);
        root.getChildren().setAll(opened.node());
        closed.put(feature.id(), new WeakReference<>(opened.node()));
        root.applyCss();
        root.layout();
        opened.close();
        root.getChildren().clear();
      });
    });
    await().untilAsserted(() -> {
      System.gc();
      robot.interact(() -> {});
      assertThat(closed.entrySet()).filteredOn(view -> view.getValue().get() != null).extracting(Map.Entry::getKey).isEmpty();
    });
  }

  @Test
  void theSelectionStaysWithItsObjectWhenRowsComeBeforeIt(FxRobot robot) {
    ObjectTable<?> table = pods(robot);
    robot.interact(() -> table.selectIndex(table.indexOf("pod-shop-cart-6b5f-1")));
    int before = table.getSelectionModel().getSelectedIndex();
    session.store(PodKind.KIND).apply(ChangeBatch.of(List.of(), List.of("pod-observability-grafana-6b5f-0")));
    await().until(() -> table.getItems().size() == 37);
    robot.interact(() -> {});
    assertThat(table.getSelectionModel().getSelectedIndex()).isEqualTo(before - 1);
    assertThat(table.getSelectionModel().getSelectedIndices()).hasSize(1);
    assertThat(String.valueOf(table.current())).isEqualTo("shop/cart-6b5f-1");
  }

  @Test
  void anObjectThatGoesTakesItsSelectionWithIt(FxRobot robot) {
    ObjectTable<?> table = pods(robot);
    robot.interact(() -> table.selectIndex(table.indexOf("pod-shop-cart-6b5f-1")));
    session.store(PodKind.KIND).apply(ChangeBatch.of(List.of(), List.of("pod-shop-cart-6b5f-1")));
    await().until(() -> table.getItems().size() == 37);
    robot.interact(() -> assertThat(table.selected()).isEmpty());
  }

  @Test
  void theRolloutSaysWhatItWaitsForAndWhatCanBeDone(FxRobot robot) {
    ResourceRef checkout = new ResourceRef(DeploymentKind.KIND, "shop", "checkout");
    open(robot, new RolloutFeature(services), Route.rollout(session, checkout));
    await().until(() -> robot.lookup("#waiting").tryQuery().isPresent() && robot.lookup("#waiting").query().getAccessibleText() != null);
    assertThat(robot.lookup("#waiting").query().getAccessibleText()).isNotBlank();
    assertThat(robot.lookup("#rollout-state").queryLabeled().getText()).contains("14 → 15");
    robot.clickOn("#rollout-pause");
    assertThat(window.commands).hasSize(1);
    robot.clickOn("#rollout-image");
    await().until(() -> !window.dialogs.isEmpty());
  }

  @Test
  void aRolloutOfNothingSaysSo(FxRobot robot) {
    open(robot, new RolloutFeature(services), Route.rollout(session, new ResourceRef(DeploymentKind.KIND, "shop", "nosuch")));
    await().until(() -> robot.lookup("There is no Deployment nosuch").tryQuery().isPresent());
  }

  @Test
  void whatWasScaledToNothingIsOfferedTheWayBack(FxRobot robot) {
    ResourceRef checkout = new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout");
    window.back = new ScaleWorkload(checkout, 0, 5);
    open(robot, new DetailsFeature(services), Route.object("details", session, checkout));
    await().until(() -> !view.actions().isEmpty());
    robot.interact(
        () ->
            view.actions().stream()
                .filter(action -> action.label().equals("Scale checkout back to 5"))
                .forEach(action -> action.run().run()));
    assertThat(window.commands).containsExactly(window.back);
  }

  @Test
  void aKindThatIsRefusedSaysWhy(FxRobot robot) {
    session.freshness(PodKind.KIND).set(new Freshness.Refused(FakeSession.failure(ClusterFailure.Kind.FORBIDDEN, "You may not list pods.")));
    session.store(PodKind.KIND).apply(new ChangeBatch(true, List.of(), List.of()));
    open(robot, new ResourcesFeature(services, ColumnMemory.NONE), Route.table(session, "pods"));
    await().until(() -> robot.lookup("You may not list pods.").tryQuery().isPresent());
    assertThat(robot.lookup("#state-retry").tryQuery()).isPresent();
  }

  @Test
  void aFilterThatHidesAllCanBeClearedInPlace(FxRobot robot) {
    open(robot, new ResourcesFeature(services, ColumnMemory.NONE), Route.table(session, "pods").withOption("nosuchpod"));
    await().until(() -> robot.lookup("Clear the filter").tryQuery().isPresent());
    robot.clickOn("Clear the filter");
    assertThat(table(robot).getItems()).hasSize(38);
  }

  @Test
  void theTreeOpensAndClosesByArrowKeys(FxRobot robot) {
    open(robot, new WorkloadsFeature(services, ColumnMemory.NONE, FakeWindow.MEMORY), Route.of("workloads", session));
    ObjectTable<?> table = table(robot);
    int rows = table.getItems().size();
    robot.interact(() -> table.selectIndex(table.indexOf("shop-checkout")));
    robot.interact(table::requestFocus);
    robot.push(KeyCode.RIGHT);
    await().until(() -> table.getItems().size() == rows + 2);
    robot.push(KeyCode.LEFT);
    await().until(() -> table.getItems().size() == rows);
    robot.push(KeyCode.LEFT);
    assertThat(table.getSelectionModel().getSelectedIndex()).isEqualTo(table.indexOf("namespace/shop"));
  }

  @Test
  void theOverviewOffersTheLogBeforeTheCrash(FxRobot robot) {
    open(robot, new OverviewFeature(services), Route.of("overview", session));
    await().until(() -> robot.lookup("Logs before the crash").tryQuery().isPresent());
    // at once: the rows of the list are made anew when more is known, and a press on one of before leads nowhere
    robot.interact(() -> robot.lookup("Logs before the crash").queryButton().fire());
    assertThat(window.routes.getLast()).extracting(Route::view, Route::option).containsExactly("logs", "previous");
  }

  @Test
  void aClusterWithoutTroubleIsCalm(FxRobot robot) {
    open(robot, new OverviewFeature(services), Route.of("overview", new FakeSession()));
    await().until(() -> robot.lookup("Nothing needs you").tryQuery().isPresent());
  }

  @Test
  void detailsOfSomethingThatIsNotThereSaySo(FxRobot robot) {
    ResourceRef ref = new ResourceRef(PodKind.KIND, "shop", "nosuch");
    open(robot, new DetailsFeature(services), Route.object("details", session, ref));
    await().until(() -> robot.lookup(".state-pane").queryAllAs(StatePane.class).stream().anyMatch(pane -> pane.isVisible() && pane.getStyleClass().contains("state-failed")));
  }

  @Test
  void scrollingUpInALogStopsFollowing(FxRobot robot) {
    ResourceRef ref = new ResourceRef(PodKind.KIND, "shop", "cart-6b5f-0", "pod-shop-cart-6b5f-0");
    open(robot, new LogsFeature(services, () -> new LogBuffer(LogBuffer.USUAL), FakeWindow.MEMORY, file -> true), Route.object("logs", session, ref));
    for (int i = 0; i < 5; i++) {
      session.sinks.forEach(Shop::writeLog);
    }
    javafx.scene.control.ToggleButton follow = robot.lookup(".log-follow").queryAs(javafx.scene.control.ToggleButton.class);
    assertThat(follow.isSelected()).isTrue();
    robot.interact(() -> view.focus());
    await().until(() -> robot.lookup(".log-canvas").tryQuery().isPresent());
    robot.push(KeyCode.PAGE_UP);
    await().until(() -> !follow.isSelected());
    robot.push(KeyCode.END);
    await().until(follow::isSelected);
  }

  @Test
  void theOverviewTellsOfTheControlPlaneAndOfWhatHappenedWhen(FxRobot robot) {
    open(robot, new OverviewFeature(services), Route.of("overview", session));
    await().until(() -> robot.lookup("6 nodes").tryQuery().isPresent());
    await().until(() -> robot.lookup("#control-plane").query().isVisible());
    await().until(() -> robot.lookup(".trace-mark").tryQuery().isPresent());
    assertThat(robot.lookup(".trace-words").queryAllAs(javafx.scene.control.Label.class)).extracting(javafx.scene.control.Label::getText).anyMatch(words -> words.startsWith("7 restarts"));
  }
}
