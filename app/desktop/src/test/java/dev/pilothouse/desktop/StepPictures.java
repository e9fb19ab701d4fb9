// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.TestInfo;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of the window at the steps of a test, for a person to look at: `CLASS-method-N-step.png` in the folder that the
/// variable `PILOTHOUSE_PICTURES` names, nothing without it. `PILOTHOUSE_PICTURES_THEME` may be `dark`.
final class StepPictures {
  /// The theme that the windows of the tests have.
  static final String THEME = System.getenv().getOrDefault("PILOTHOUSE_PICTURES_THEME", "light");
  private static final Optional<Path> FOLDER = Optional.ofNullable(System.getenv("PILOTHOUSE_PICTURES")).map(Path::of);

  private final String test;
  private int taken;

  StepPictures(TestInfo info) {
    test = info.getTestClass().orElseThrow().getSimpleName() + "-" + info.getTestMethod().orElseThrow().getName();
  }

  /// @param step what has just happened, in a word or two
  void take(FxRobot robot, Stage stage, String step) {
    taken++;
    FOLDER.ifPresent(
        folder -> {
          // what was just set is dressed and laid out in the next frame
          WaitForAsyncUtils.waitForFxEvents();
          robot.interact(() -> write(stage, folder.resolve("%s-%02d-%s.png".formatted(test, taken, step.replace(' ', '-')))));
        });
  }

  private static void write(Stage stage, Path file) {
    try {
      Picture.write(stage.getScene(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
