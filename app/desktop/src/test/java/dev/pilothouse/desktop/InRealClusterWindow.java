// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// A test that uses the whole program on a real API server, in a namespace of its own, while kubectl plays the other person.
abstract class InRealClusterWindow extends InWindow {
  static final String OURS = "ours";
  static final String THEIRS = "theirs";
  @TempDir Path home;
  RealCluster cluster;
  private @Nullable WholeWindow window;
  private @Nullable Stage stage;
  private @Nullable StepPictures pictures;

  /// A condition by annotation would not reach the classes that extend this one.
  @BeforeAll
  static void needsARealCluster() {
    assumeTrue(System.getenv(RealCluster.VARIABLE) != null, RealCluster.VARIABLE + " names no kubeconfig of a real cluster");
  }

  @BeforeEach
  void namespace(TestInfo info) {
    cluster = new RealCluster();
    pictures = new StepPictures(info);
  }

  /// Opens the context `real`.
  ClusterSession open(FxRobot robot) throws TimeoutException {
    return open(robot, cluster.kubeconfig, false);
  }

  ClusterSession open(FxRobot robot, Path kubeconfig, boolean readOnly) throws TimeoutException {
    Stage shown = FxToolkit.registerPrimaryStage();
    WholeWindow opened = WholeWindow.onContext(robot, shown, home, kubeconfig, RealCluster.CONTEXT, readOnly);
    stage = shown;
    window = opened;
    return opened.session;
  }

  WholeWindow window() {
    return Objects.requireNonNull(window);
  }

  /// Leaves a picture of the window, where pictures are asked for.
  void picture(FxRobot robot, String step) {
    Objects.requireNonNull(pictures).take(robot, Objects.requireNonNull(stage), step);
  }

  @AfterEach
  void close(FxRobot robot) {
    if (window != null) {
      window.close(robot);
    }
    cluster.close();
  }

  /// Makes a Deployment whose pods are replaced one after the other, none of which may be away meanwhile.
  void deployment(String name, int replicas) {
    cluster.create(deploymentYaml(name, replicas));
  }

  static String deploymentYaml(String name, int replicas) {
    return """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %1$s}
        spec:
          replicas: %2$d
          strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
          selector: {matchLabels: {app: %1$s}}
          template:
            metadata: {labels: {app: %1$s}}
            spec:
              terminationGracePeriodSeconds: 1
              containers: [{name: main, image: "registry.example/shop/web:1", resources: {requests: {cpu: 100m, memory: 16Mi}}}]
        """
        .formatted(name, replicas);
  }

  ResourceRef deployment(String name) {
    return new ResourceRef(DeploymentKind.KIND, cluster.namespace, name);
  }

  /// Shows the rollout of a Deployment, once it is whole.
  void showRollout(FxRobot robot, ClusterSession session, String name) {
    robot.interact(() -> window().navigator().go(Route.rollout(session, deployment(name))));
    says(robot, "#rollout-state", "Complete", ROLLOUT);
  }

  /// How many pods stand in a stage of the two lanes; empty when it is not shown.
  static String pods(FxRobot robot, String stage) {
    return robot.lookup(".stage-column").queryAll().stream()
        .filter(column -> label(column, ".stage-name").equals(stage))
        .map(column -> label(column, ".stage-count"))
        .findFirst()
        .orElse("");
  }

  private static String label(Node around, String style) {
    return around.lookup(style) instanceof Label label ? label.getText() : "";
  }

  static void stands(FxRobot robot, String stage, int pods) {
    await().atMost(LONG).untilAsserted(() -> assertThat(pods(robot, stage)).as(stage).isEqualTo(Integer.toString(pods)));
  }

  /// Opens the dialog that sets an image, and types another one.
  static void image(FxRobot robot, String image) {
    click(robot, "#rollout-image");
    await().atMost(LONG).until(() -> robot.lookup("#image-main").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#image-main").queryAs(ComboBox.class).getEditor().setText(image));
  }

  /// Sends what the open dialog asks, once the server said that it would take it.
  void confirm(FxRobot robot) {
    says(robot, "#dry-run", "would accept", LONG);
    picture(robot, "dialog");
    click(robot, "#confirm");
  }

  /// Sends what the open dialog asks, and lets kubectl do the line that it tells to the twin; both are the same afterwards.
  void confirmAndCompare(FxRobot robot, String object) {
    says(robot, "#dry-run", "accept", LONG);
    String line = spoken(robot, "#kubectl");
    assertThat(line).startsWith("kubectl --context " + RealCluster.CONTEXT).contains(OURS);
    picture(robot, "dialog");
    click(robot, "#confirm");
    cluster.shell(line.replace(OURS, THEIRS), "");
    same(object);
  }

  /// Waits until the twins are the same but for what only a server gives.
  void same(String kind) {
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(cluster.plain(kind + "/" + OURS)).isEqualTo(cluster.plain(kind + "/" + THEIRS)));
  }
}
