// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import dev.pilothouse.ui.testing.SteadyRobot;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Words for which there is no room.
@ExtendWith(SteadyRobot.class)
@Timeout(120)
class CutTextUiTest {
  private Label cut;
  private Label whole;

  @Start
  void start(Stage stage) {
    cut = new Label("payments-api-6dcc9b94b7-6svj9");
    whole = new Label("cart");
    cut.setMaxWidth(80);
    Scene scene = new Scene(new VBox(20, cut, whole), 300, 200);
    CutText.readable(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void whatIsCutIsReadWhereTheMouseRestsAndOnlyThat(FxRobot robot) {
    assertThat(CutText.is(cut)).isTrue();
    assertThat(CutText.is(whole)).isFalse();
    robot.moveTo(whole);
    robot.moveTo(cut);
    await().until(() -> shown(robot).equals("payments-api-6dcc9b94b7-6svj9"));
    robot.moveTo(whole);
    await().until(() -> shown(robot).isEmpty());
  }

  private static String shown(FxRobot robot) {
    return robot.listWindows().stream()
        .filter(Window::isShowing)
        .filter(Tooltip.class::isInstance)
        .map(window -> ((Tooltip) window).getText())
        .findFirst()
        .orElse("");
  }
}
