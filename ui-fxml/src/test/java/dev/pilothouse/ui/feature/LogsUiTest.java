// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.ui.feature.logs.LogsFeature;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.Shop;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
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
    open(robot, new LogsFeature(services, () -> new LogBuffer(LogBuffer.USUAL), FakeWindow.MEMORY, file -> true), Route.object("logs", session, checkout));
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
  void a_pattern_that_would_never_end_gives_up_and_says_so(FxRobot robot) {
    open(robot);
    press(robot, "#log-pattern");
    press(robot, "#log-only");
    type(robot, "#log-search", "(.*a){25}$");
    String endless = "a".repeat(60) + "!";
    for (int second = 10; second < 15; second++) {
      line(0, String.valueOf(second), endless);
    }
    await().untilAsserted(() -> assertThat(robot.lookup("#log-search").queryAs(Region.class).getStyleClass()).contains("wrong"));
    sees(robot, endless, endless, endless, endless, endless);
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

  private static void fire(FxRobot robot, String id) {
    await().until(() -> robot.lookup(id).tryQuery().isPresent());
    robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
  }

  private static void keyboard(FxRobot robot) {
    robot.interact(() -> robot.lookup(".log-canvas").query().requestFocus());
  }

  private void capture(int stream) {
    line(stream, "08", "ERROR capture failed");
    line(stream, "08", "java.io.IOException: reset by bank");
    line(stream, "08", "\tat example.Bank.capture(Bank.java:7)");
    line(stream, "09", "INFO next");
  }

  @Test
  void a_stack_trace_is_one_line_that_a_key_opens_and_another_opens_all(FxRobot robot) {
    open(robot);
    capture(0);
    sees(robot, "ERROR capture failed +2 lines", "INFO next");
    keyboard(robot);
    robot.push(KeyCode.ENTER).push(KeyCode.ESCAPE).push(KeyCode.UP).push(KeyCode.SPACE);
    sees(
        robot, "ERROR capture failed", "java.io.IOException: reset by bank", "    at example.Bank.capture(Bank.java:7)", "INFO next");
    robot.push(KeyCode.SPACE);
    sees(robot, "ERROR capture failed +2 lines", "INFO next");
    robot.push(KeyCode.Z);
    await().untilAsserted(() -> assertThat(seen(robot)).hasSize(4));
  }

  @Test
  void a_trace_goes_with_the_level_of_its_line_and_is_copied_with_it(FxRobot robot) {
    open(robot);
    capture(0);
    sees(robot, "ERROR capture failed +2 lines", "INFO next");
    keyboard(robot);
    robot.push(KeyCode.ENTER).push(KeyCode.UP).push(KeyCode.SHORTCUT, KeyCode.C);
    await().untilAsserted(
        () -> robot.interact(
            () -> assertThat(Clipboard.getSystemClipboard().getString())
                .isEqualTo("ERROR capture failed\njava.io.IOException: reset by bank\n    at example.Bank.capture(Bank.java:7)")));
    press(robot, "#level-error");
    sees(robot, "INFO next");
  }

  @Test
  void the_fields_of_the_chosen_line_become_conditions_and_columns(FxRobot robot) {
    open(robot);
    line(0, "08", "{\"msg\":\"a\",\"status\":500,\"path\":\"/cart\"}");
    line(0, "09", "{\"msg\":\"b\",\"status\":200,\"path\":\"/cart\"}");
    line(0, "10", "{\"msg\":\"c\",\"status\":500,\"path\":\"/orders\"}");
    await().until(() -> seen(robot).size() == 3);
    keyboard(robot);
    robot.push(KeyCode.ENTER);
    fire(robot, "#include-status");
    sees(robot, "a status=500 path=/cart", "c status=500 path=/orders");
    fire(robot, "#exclude-path");
    sees(robot, "a status=500 path=/cart");
    fire(robot, "#column-path");
    sees(robot, "/cart   a status=500");
    List<String> chips = robot.lookup(".log-condition").queryAllAs(ButtonBase.class).stream().map(ButtonBase::getText).toList();
    assertThat(chips).containsExactly("status=500", "-path=/orders");
    robot.interact(() -> robot.lookup(".log-condition").queryAs(ButtonBase.class).fire());
    await().untilAsserted(() -> assertThat(seen(robot)).hasSize(2));
  }

  @Test
  void only_the_lines_of_one_request_are_left_whatever_their_form(FxRobot robot) {
    open(robot);
    line(1, "08", "INFO took 7f31c0d2 from the queue");
    line(2, "09", "INFO other");
    line(0, "10", "{\"msg\":\"failed\",\"request_id\":\"7f31c0d2\"}");
    await().until(() -> seen(robot).size() == 3);
    keyboard(robot);
    robot.push(KeyCode.ENTER);
    fire(robot, "#log-only-request");
    sees(robot, "INFO took 7f31c0d2 from the queue", "failed request_id=7f31c0d2");
  }

  @Test
  void a_condition_is_written_with_the_keyboard_and_taken_away(FxRobot robot) {
    open(robot);
    line(0, "08", "msg=a status=500");
    line(0, "09", "msg=b status=200");
    sees(robot, "a status=500", "b status=200");
    keyboard(robot);
    robot.write("=");
    robot.interact(() -> robot.lookup("#log-condition").queryAs(TextField.class).setText("-status=200"));
    robot.push(KeyCode.ENTER);
    sees(robot, "a status=500");
    robot.write("=").push(KeyCode.BACK_SPACE);
    sees(robot, "a status=500", "b status=200");
  }

  @Test
  void escape_closes_the_details_of_a_line(FxRobot robot) {
    open(robot);
    line(0, "08", "INFO hello");
    sees(robot, "INFO hello");
    keyboard(robot);
    robot.push(KeyCode.ENTER);
    await().until(() -> robot.lookup("#log-details-text").tryQuery().isPresent());
    assertThat(robot.lookup("#log-details-text").queryAs(TextInputControl.class).getText()).isEqualTo("INFO hello");
    robot.interact(() -> assertThat(view.escape()).isTrue());
    assertThat(robot.lookup("#log-details").tryQuery()).isEmpty();
  }

  @Test
  void dragging_over_the_times_shows_only_a_part_and_escape_all_again(FxRobot robot) {
    open(robot);
    line(0, "08", "INFO first");
    line(0, "28", "INFO second");
    sees(robot, "INFO first", "INFO second");
    await().until(() -> robot.lookup("#log-axis").query().isVisible());
    robot.drag(at(robot, 0.0)).dropTo(at(robot, 0.3));
    sees(robot, "INFO first");
    robot.interact(() -> assertThat(view.escape()).isTrue());
    sees(robot, "INFO first", "INFO second");
  }

  private static Point2D at(FxRobot robot, double share) {
    Region axis = robot.lookup("#log-axis").queryAs(Region.class);
    return axis.localToScreen(12 + (axis.getWidth() - 24) * share, 20);
  }

  @Test
  void marked_lines_are_found_again_with_a_key(FxRobot robot) {
    open(robot);
    line(0, "08", "INFO first");
    line(0, "09", "INFO second");
    line(0, "10", "INFO third");
    sees(robot, "INFO first", "INFO second", "INFO third");
    keyboard(robot);
    robot.push(KeyCode.M).push(KeyCode.UP).push(KeyCode.UP).push(KeyCode.M).push(KeyCode.DOWN).push(KeyCode.F2);
    robot.push(KeyCode.ENTER);
    await().until(() -> robot.lookup("#log-details-text").tryQuery().isPresent());
    assertThat(robot.lookup("#log-details-text").queryAs(TextInputControl.class).getText()).isEqualTo("INFO third");
    robot.push(KeyCode.F2);
    await().untilAsserted(
        () -> assertThat(robot.lookup("#log-details-text").queryAs(TextInputControl.class).getText()).isEqualTo("INFO first"));
  }

  @Test
  void with_the_matches_the_lines_around_them_are_shown(FxRobot robot) {
    open(robot);
    for (int i = 1; i < 8; i++) {
      line(0, "0" + i, "INFO step " + i);
    }
    press(robot, "#log-only");
    type(robot, "#log-search", "step 4");
    sees(robot, "INFO step 4");
    fire(robot, "#log-around");
    sees(robot, "INFO step 2", "INFO step 3", "INFO step 4", "INFO step 5", "INFO step 6");
  }

  @Test
  void a_digit_reads_further_back_as_in_k9s(FxRobot robot) {
    open(robot);
    assertThat(session.requests.getLast().tailLines()).isEqualTo(2_000);
    keyboard(robot);
    robot.push(KeyCode.DIGIT6);
    await().untilAsserted(() -> assertThat(session.requests.getLast().tailLines()).isNegative());
    assertThat(robot.lookup("#log-since").queryAs(MenuButton.class).getText()).isEqualTo("All there is");
    assertThat(session.requests.getLast().since()).isNull();
  }

  @Test
  void a_shorter_time_is_asked_of_the_server_and_what_is_read_already_is_not_read_again(FxRobot robot) {
    open(robot);
    keyboard(robot);
    robot.push(KeyCode.DIGIT5);
    await().untilAsserted(() -> assertThat(session.requests.getLast().since()).isEqualTo(Shop.NOW.minusSeconds(3_600)));
    int asked = session.requests.size();
    robot.push(KeyCode.DIGIT2);
    await().until(() -> robot.lookup("#log-since").queryAs(MenuButton.class).getText().equals("5 minutes"));
    assertThat(session.requests).hasSize(asked);
  }
}
