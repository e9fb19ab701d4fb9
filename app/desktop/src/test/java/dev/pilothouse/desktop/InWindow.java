// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.ui.testing.SteadyRobot;
import java.time.Duration;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A test that uses the whole program and reads what stands in its window.
@ExtendWith(SteadyRobot.class)
abstract class InWindow {
  static final Duration LONG = Duration.ofSeconds(60);
  static final Duration ROLLOUT = Duration.ofSeconds(180);

  static String text(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().map(InWindow::words).orElse("");
  }

  private static String words(Node node) {
    return node instanceof Labeled labeled ? labeled.getText() : "";
  }

  static void says(FxRobot robot, String id, String words, Duration atMost) {
    await().atMost(atMost).untilAsserted(() -> assertThat(text(robot, id)).contains(words));
  }

  /// What somebody hears who cannot see it.
  static String spoken(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().map(Node::getAccessibleText).filter(Objects::nonNull).orElse("");
  }

  static void tells(FxRobot robot, String id, String words, Duration atMost) {
    await().atMost(atMost).untilAsserted(() -> assertThat(spoken(robot, id)).contains(words));
  }

  /// Presses a button or a link, as soon as it is there and can be pressed.
  static void click(FxRobot robot, String id) {
    await().atMost(LONG).until(() -> robot.lookup(id).tryQuery().filter(node -> !node.isDisabled()).isPresent());
    robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
  }

  /// Waits until a short message says something.
  static void toast(FxRobot robot, String words) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(robot.lookup(".toast .label").queryAll().stream().map(InWindow::words).toList())
                    .anyMatch(said -> said.contains(words)));
  }
}
