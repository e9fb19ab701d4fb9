// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.ui.feature.logs.LogsFeature;
import dev.pilothouse.ui.nav.Route;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The logs of a workload's pods as a person reads them.
@Timeout(120)
class LogsUiTest extends OneViewUi {

  private void open(FxRobot robot) {
    ResourceRef checkout = new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout");
    open(robot, new LogsFeature(services, () -> new LogBuffer(LogBuffer.USUAL)), Route.object("logs", session, checkout));
    await().until(() -> session.sinks.size() == 5);
    List.copyOf(session.sinks).forEach(sink -> sink.state(new LogSource.State.Following()));
  }

  private void line(int stream, String second, String text) {
    session.sinks.get(stream).lines(("2026-11-21T10:42:" + second + "Z " + text + "\n").getBytes(UTF_8));
  }

  private static List<String> seen(FxRobot robot) {
    Object text = robot.lookup(".log-canvas").query().queryAccessibleAttribute(AccessibleAttribute.TEXT);
    return text.toString().isEmpty() ? List.of() : List.of(text.toString().strip().split("\n"));
  }

  private static void sees(FxRobot robot, String... lines) {
    await().untilAsserted(() -> assertThat(seen(robot)).containsExactly(lines));
  }

  private static void type(FxRobot robot, String field, String text) {
    robot.interact(() -> robot.lookup(field + " .text-field").queryAs(TextField.class).setText(text));
  }

  private static void press(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryAs(ToggleButton.class).fire());
  }

  private static List<ToggleButton> chips(FxRobot robot) {
    return List.copyOf(robot.lookup(".log-source").queryAllAs(ToggleButton.class));
  }

  @Test
  void lines_of_all_pods_stand_together_in_the_order_of_their_times(FxRobot robot) {
    open(robot);
    line(0, "09", "INFO second");
    line(3, "08", "INFO first");
    sees(robot, "INFO first", "INFO second");
    assertThat(chips(robot)).hasSize(5);
  }

  @Test
  void a_chip_hides_the_lines_of_its_pod_and_shows_them_again(FxRobot robot) {
    open(robot);
    line(0, "08", "INFO of the first");
    line(1, "09", "INFO of the second");
    sees(robot, "INFO of the first", "INFO of the second");
    robot.interact(() -> chips(robot).getFirst().fire());
    sees(robot, "INFO of the second");
    robot.interact(() -> chips(robot).getFirst().fire());
    sees(robot, "INFO of the first", "INFO of the second");
  }

  @Test
  void with_alt_only_the_lines_of_one_pod_are_left(FxRobot robot) {
    open(robot);
    line(0, "08", "INFO of the first");
    line(1, "09", "INFO of the second");
    sees(robot, "INFO of the first", "INFO of the second");
    robot.press(KeyCode.ALT).clickOn(chips(robot).get(1)).release(KeyCode.ALT);
    sees(robot, "INFO of the second");
    assertThat(chips(robot).stream().filter(ToggleButton::isSelected)).hasSize(1);
  }

  @Test
  void a_level_that_is_not_wanted_goes_and_its_count_stays(FxRobot robot) {
    open(robot);
    line(0, "08", "DEBUG details");
    line(0, "09", "ERROR it broke");
    sees(robot, "DEBUG details", "ERROR it broke");
    press(robot, "#level-debug");
    sees(robot, "ERROR it broke");
    assertThat(robot.lookup("#level-debug").queryAs(ToggleButton.class).getText()).isEqualTo("Debug 1");
  }

  @Test
  void only_what_matches_is_shown_and_what_is_left_out_goes(FxRobot robot) {
    open(robot);
    line(0, "08", "INFO GET /orders 500");
    line(0, "09", "INFO GET /healthz 500");
    line(0, "10", "INFO GET /orders 200");
    press(robot, "#log-pattern");
    type(robot, "#log-search", "50\\d");
    press(robot, "#log-only");
    sees(robot, "INFO GET /orders 500", "INFO GET /healthz 500");
    type(robot, "#log-exclude", "healthz");
    sees(robot, "INFO GET /orders 500");
    line(0, "11", "INFO GET /cart 503");
    sees(robot, "INFO GET /orders 500", "INFO GET /cart 503");
  }

  @Test
  void a_line_of_json_is_read_as_words_and_as_it_was_written(FxRobot robot) {
    open(robot);
    String json = "{\"time\":\"2026-11-21T10:42:08Z\",\"level\":\"WARN\",\"msg\":\"slow\",\"ms\":812}";
    line(0, "08", json);
    sees(robot, "WARN  slow ms=812");
    robot.interact(() -> robot.lookup(".log-canvas").query().requestFocus());
    robot.push(KeyCode.J);
    sees(robot, json);
  }

  @Test
  void what_is_shown_is_copied_as_markdown_with_its_pods(FxRobot robot) {
    open(robot);
    line(0, "08", "INFO hello");
    line(1, "09", "DEBUG details");
    sees(robot, "INFO hello", "DEBUG details");
    press(robot, "#level-debug");
    sees(robot, "INFO hello");
    MenuButton menu = robot.lookup("#log-menu").queryAs(MenuButton.class);
    robot.interact(() -> menu.getItems().stream().filter(item -> "copy-markdown".equals(item.getId())).findFirst().orElseThrow().fire());
    String pod = session.requests.getFirst().pod().name();
    String expected = "```\n2026-11-21T10:42:08Z " + pod + "/app INFO hello\n```\n";
    await().untilAsserted(
        () -> robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo(expected)));
  }

  @Test
  void a_wrong_pattern_is_told_and_hides_nothing(FxRobot robot) {
    open(robot);
    line(0, "08", "INFO hello");
    press(robot, "#log-pattern");
    press(robot, "#log-only");
    type(robot, "#log-search", "(hel");
    await().untilAsserted(() -> assertThat(robot.lookup("#log-search").queryAs(Region.class).getStyleClass()).contains("wrong"));
    sees(robot, "INFO hello");
    type(robot, "#log-search", "(hel)");
    await().untilAsserted(() -> assertThat(robot.lookup("#log-search").queryAs(Region.class).getStyleClass()).doesNotContain("wrong"));
    sees(robot, "INFO hello");
  }
}
