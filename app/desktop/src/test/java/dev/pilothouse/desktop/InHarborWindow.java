// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// A test that uses the whole program with the sample cluster `harbor` open.
abstract class InHarborWindow extends InWindow {
  @TempDir Path home;
  WholeWindow harbor;

  @BeforeEach
  void open(FxRobot robot) throws TimeoutException {
    harbor = WholeWindow.onSample(robot, FxToolkit.registerPrimaryStage(), home, "harbor");
  }

  @AfterEach
  void close(FxRobot robot) {
    harbor.close(robot);
  }
}
