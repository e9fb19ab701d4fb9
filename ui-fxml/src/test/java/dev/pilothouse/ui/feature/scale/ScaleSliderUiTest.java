// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.ui.feature.scale.ScaleState.Marks;
import dev.pilothouse.ui.testing.SteadyRobot;
import dev.pilothouse.ui.text.Texts;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// The slider of 400 pixels for none to 16 replicas, with the range of an autoscaler above it.
@ExtendWith(SteadyRobot.class)
@Timeout(60)
class ScaleSliderUiTest {
  private ScaleSlider slider;

  @Start
  void start(Stage stage) {
    slider = new ScaleSlider();
    slider.setMinSize(400, 66);
    slider.setMaxSize(400, 66);
    // the window may be as large as the test before left it
    stage.setScene(new Scene(new StackPane(slider), 800, 400));
    stage.show();
  }

  private Bounds bounds(FxRobot robot, String style) {
    return robot.lookup(style).query().getBoundsInParent();
  }

  @ParameterizedTest
  @CsvSource({"5, 5, -1", "4, 5, -1", "15, 16, -1", "0, 1, -1", "8, 9, 2"})
  void aRangeThatIsNarrowerThanItsWordsIsSeenBesideThem(int min, int max, int room, FxRobot robot) {
    robot.interact(
        () -> {
          slider.show(5, 6, new Marks(16, "HPA checkout", min, max, room), new Texts(Locale.ENGLISH));
          slider.layout();
        });
    Bounds words = bounds(robot, ".slider-bracket-words");
    Bounds bracket = bounds(robot, ".slider-bracket");
    assertThat(words.getMaxX() <= bracket.getMinX() + 1 || words.getMinX() >= bracket.getMaxX() - 1).isTrue();
    assertThat(words.getMinX()).isGreaterThanOrEqualTo(0);
    assertThat(words.getMaxX()).isLessThanOrEqualTo(400);
  }
}
