// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A test that uses the whole program with the sample cluster open, and reads what stands in its window.
@ExtendWith(ApplicationExtension.class)
abstract class InHarborWindow {
  static final Duration LONG = Duration.ofSeconds(60);
  static final Duration ROLLOUT = Duration.ofSeconds(180);

  @TempDir Path home;
  HarborWindow harbor;

  @BeforeEach
  void open(FxRobot robot) throws TimeoutException {
    harbor = HarborWindow.open(robot, FxToolkit.registerPrimaryStage(), home);
  }

  @AfterEach
  void close(FxRobot robot) {
    harbor.close(robot);
  }

  static String text(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().map(InHarborWindow::words).orElse("");
  }

  private static String words(Node node) {
    return node instanceof Labeled labeled ? labeled.getText() : "";
  }

  static void says(FxRobot robot, String id, String words, Duration atMost) {
    await().atMost(atMost).untilAsserted(() -> assertThat(text(robot, id)).contains(words));
  }
}
