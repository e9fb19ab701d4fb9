// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.ui.nav.Route;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Logs of the sample cluster in the whole program, closed and opened again.
@Timeout(240)
class HarborLogsUiTest extends InHarborWindow {
  private static final ResourceRef CHECKOUT = new ResourceRef(DeploymentKind.KIND, "shop", "checkout");

  private static List<String> sources(FxRobot robot) {
    return robot.lookup(".log-target").queryAllAs(Label.class).stream().map(Label::getText).toList();
  }

  private static List<String> hidden(FxRobot robot) {
    return robot.lookup(".log-source").queryAllAs(ToggleButton.class).stream()
        .filter(chip -> !chip.isSelected()).map(ToggleButton::getText).toList();
  }

  private static List<String> chosen(FxRobot robot) {
    return robot.lookup(".log-tools .toggle-button").queryAllAs(ToggleButton.class).stream()
        .filter(ToggleButton::isSelected).map(ToggleButton::getText).toList();
  }

  private static TextField search(FxRobot robot) {
    return robot.lookup("#log-search .text-field").queryAs(TextField.class);
  }

  private static void keyboard(FxRobot robot) {
    robot.interact(() -> robot.lookup(".log-canvas").query().requestFocus());
  }

  @Test
  void a_log_is_as_it_was_when_the_program_is_opened_again(FxRobot robot) throws TimeoutException {
    robot.interact(() -> harbor.navigator().go(Route.object("logs", harbor.session, CHECKOUT)));
    await().atMost(LONG).until(() -> robot.lookup(".log-source").queryAll().size() > 1);
    keyboard(robot);
    robot.push(KeyCode.A);
    await().atMost(LONG).until(() -> robot.lookup("#log-add-field").tryQuery().isPresent());
    robot.write("cart deployment");
    ListView<?> list = robot.lookup("#log-add-list").queryAs(ListView.class);
    await().atMost(LONG).until(() -> list.getSelectionModel().getSelectedItem() != null
        && list.getSelectionModel().getSelectedItem().toString().contains("cart"));
    robot.push(KeyCode.ENTER);
    await().atMost(LONG).untilAsserted(() -> assertThat(sources(robot)).containsExactly("checkout", "cart"));
    robot.interact(() -> robot.lookup(".log-source").queryAs(ToggleButton.class).fire());
    List<String> without = hidden(robot);
    assertThat(without).hasSize(1);
    keyboard(robot);
    robot.push(KeyCode.W).push(KeyCode.T);
    robot.interact(() -> search(robot).setText("handled"));
    harbor.close(robot);

    harbor = WholeWindow.onSample(robot, FxToolkit.registerPrimaryStage(), home, "harbor");
    await().atMost(LONG).untilAsserted(() -> assertThat(sources(robot)).containsExactly("checkout", "cart"));
    assertThat(search(robot).getText()).isEqualTo("handled");
    assertThat(chosen(robot)).contains("Wrap", "UTC");
    await().atMost(LONG).untilAsserted(() -> assertThat(hidden(robot)).isEqualTo(without));
    assertThat(robot.lookup("#log-map").<Node>query().isVisible()).isTrue();
  }
}
