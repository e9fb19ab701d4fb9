// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.fx;

import dev.pilothouse.ui.testing.SteadyRobot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

/// A list of buttons that is made anew with every change.
@ExtendWith(SteadyRobot.class)
@Timeout(60)
class PressHoldUiTest {
  private final List<String> clicked = new ArrayList<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final VBox list = new VBox();
  private final PressHold<List<String>> hold = new PressHold<>(list, now::get, this::fill);

  @Start
  void start(Stage stage) {
    hold.show(List.of("a", "b", "c"));
    stage.setScene(new Scene(list, 300, 300));
    stage.show();
  }

  private void fill(List<String> names) {
    list.getChildren().setAll(names.stream().map(this::button).toList());
  }

  private Button button(String name) {
    Button button = new Button(name);
    button.setId(name);
    button.setOnAction(event -> clicked.add(name));
    return button;
  }

  private Stream<String> shown() {
    return list.getChildren().stream().map(one -> ((Labeled) one).getText());
  }

  @Test
  void whatWasPressedIsClickedThoughOtherRowsCome(FxRobot robot) {
    robot.moveTo("#b").press(MouseButton.PRIMARY);
    robot.interact(() -> hold.show(List.of("b", "c")));
    robot.interact(() -> hold.show(List.of("c", "d")));
    assertThat(shown()).containsExactly("a", "b", "c");
    robot.release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(clicked).containsExactly("b");
    assertThat(shown()).containsExactly("c", "d");
  }

  @Test
  void whoPressesForLongSeesWhatHappens(FxRobot robot) {
    robot.moveTo("#b").press(MouseButton.PRIMARY);
    now.set(Instant.EPOCH.plusSeconds(4));
    robot.interact(() -> hold.show(List.of("c")));
    assertThat(shown()).containsExactly("c");
    robot.release(MouseButton.PRIMARY);
  }
}
