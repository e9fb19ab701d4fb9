// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.ui.feature.overview.OverviewFeature;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What is clicked while the cluster changes between press and release. The same view beside it shows when the change has come.
@Timeout(120)
class PressUiTest extends OneViewUi {
  private FeatureView witness;
  private StackPane mine;
  private StackPane other;

  private void open(FxRobot robot, Feature feature, Feature second, Route route) {
    robot.interact(
        () -> {
          view = feature.open(route);
          witness = second.open(route);
          mine = new StackPane(view.node());
          other = new StackPane(witness.node());
          HBox.setHgrow(mine, Priority.ALWAYS);
          HBox.setHgrow(other, Priority.ALWAYS);
          mine.setPrefWidth(650);
          other.setPrefWidth(650);
          root.getChildren().setAll(new HBox(mine, other));
        });
  }

  @AfterEach
  void closeWitness(FxRobot robot) {
    robot.interact(witness::close);
  }

  /// What is written in a view.
  private static Set<String> words(Node view) {
    return view.lookupAll(".label").stream().filter(Labeled.class::isInstance).map(one -> ((Labeled) one).getText())
        .collect(Collectors.toSet());
  }

  /// Presses, lets something happen, and releases when it is seen elsewhere.
  private void press(FxRobot robot, Node node, Runnable change) {
    Set<String> before = words(other);
    robot.moveTo(node).press(MouseButton.PRIMARY);
    change.run();
    await().until(() -> !words(other).equals(before));
    WaitForAsyncUtils.waitForFxEvents();
    robot.release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Node node(FxRobot robot, String query) {
    await().until(() -> robot.from(mine).lookup(query).tryQuery().isPresent() && robot.from(other).lookup(query).tryQuery().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
    return robot.from(mine).lookup(query).queryAll().stream().reduce((first, second) -> second).orElseThrow();
  }

  private void gone(String workload) {
    List<String> pods = StreamSupport.stream(session.store(PodKind.KIND).snapshot().spliterator(), false)
        .filter(pod -> pod.name().startsWith(workload)).map(Row::uid).toList();
    session.store(DeploymentKind.KIND).apply(ChangeBatch.of(List.of(), List.of("shop-" + workload)));
    session.store(PodKind.KIND).apply(ChangeBatch.of(List.of(), pods));
  }

  @Test
  void theLastProblemOfTheOverviewIsOpenedThoughOneAboveItGoes(FxRobot robot) {
    open(robot, new OverviewFeature(services), new OverviewFeature(services), Route.of("overview", session));
    Labeled link = (Labeled) node(robot, ".problem-who .problem-name");
    String name = link.getText();
    assertThat(name).isNotEqualTo("cart");
    press(robot, link, () -> gone("cart"));
    assertThat(window.routes).extracting(route -> route.target().name()).containsExactly(name);
    await().untilAsserted(() -> assertThat(words(mine)).isEqualTo(words(other)));
  }
}
