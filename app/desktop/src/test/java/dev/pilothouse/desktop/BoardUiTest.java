// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.command.RestartWorkload;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.shell.ShellWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The board of rollouts over the sample cluster, in which some are under way from the start.
@ExtendWith(ApplicationExtension.class)
@Timeout(420)
class BoardUiTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration ROLLOUT = Duration.ofSeconds(180);
  private static final ResourceRef FRAUD = new ResourceRef(DeploymentKind.KIND, "payments", "fraud-check");

  @TempDir Path home;
  private Stage stage;
  private Backend backend;
  private ShellWindow window;

  @Start
  void start(Stage shown) {
    stage = shown;
  }

  private ClusterSession open(FxRobot robot) {
    LaunchOptions options =
        new LaunchOptions(
            List.of(home.resolve("no-kubeconfig")), Optional.empty(), Optional.of("harbor"), Optional.empty(), Optional.empty(),
            Optional.empty(), false, Optional.of("light"), Optional.of("en"), Optional.empty());
    Map<String, String> environment =
        Map.of("XDG_CONFIG_HOME", home.resolve("config").toString(), "XDG_STATE_HOME", home.resolve("state").toString());
    backend = new Backend(options, program -> false, environment);
    robot.interact(
        () -> {
          window = DesktopWindow.window(stage, backend, new FxThread());
          window.show();
        });
    backend.sessions().openSample("harbor");
    ClusterSession session = backend.sessions().open().get().getLast();
    await().atMost(LONG).until(() -> session.state().get() instanceof SessionState.Connected);
    return session;
  }

  @AfterEach
  void close(FxRobot robot) {
    if (window != null) {
      robot.interact(window::close);
    }
    if (backend != null) {
      backend.close();
    }
  }

  @Test
  void a_restart_is_seen_on_the_board_opened_from_it_and_remembered_when_it_is_over(FxRobot robot) {
    ClusterSession session = open(robot);
    robot.interact(() -> window.navigator().go(Route.of("rollouts", session)));
    assertThat(line(robot, "#board-list", "image-index")).contains("0 of 1 updated and ready", "Stalled: no node fits");
    assertThat(line(robot, "#finished-list", "platform/image-index")).contains("Failed: deadline passed");

    robot.interact(() -> window.navigator().run(session, new RestartWorkload(FRAUD, Instant.now())));
    says(robot, "#rollout-state", "Rolling out", LONG);
    robot.interact(() -> window.navigator().go(Route.of("rollouts", session)));
    assertThat(line(robot, "#board-list", "fraud-check")).contains("updated and ready", "Progressing");

    robot.interact(() -> robot.lookup("#filter").query().requestFocus());
    robot.write("fraud");
    await().atMost(LONG).untilAsserted(() -> assertThat(text(robot, "#board-all")).isEqualTo("All 1"));
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    says(robot, "#rollout-state", "Complete", ROLLOUT);
    robot.interact(() -> window.navigator().go(Route.of("rollouts", session)));
    assertThat(line(robot, "#finished-list", "payments/fraud-check")).contains("Ok");
    says(robot, ".state-title", "match", LONG);
  }

  /// What the line says to somebody who hears it.
  private static String line(FxRobot robot, String list, String begin) {
    return await().atMost(LONG).until(
        () ->
            WaitForAsyncUtils.asyncFx(
                    () ->
                        robot.lookup(list + " .list-cell").queryAll().stream()
                            .map(Node::getAccessibleText)
                            .filter(words -> words != null && words.contains(begin))
                            .findFirst()
                            .orElse(""))
                .get(),
        words -> !words.isEmpty());
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().map(BoardUiTest::words).orElse("");
  }

  private static String words(Node node) {
    return node instanceof Labeled labeled ? labeled.getText() : "";
  }

  private static void says(FxRobot robot, String id, String words, Duration atMost) {
    await().atMost(atMost).untilAsserted(() -> assertThat(text(robot, id)).contains(words));
  }
}
