// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogLink;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.ui.feature.logs.LogsFeature;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.FakeWindow;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Where the lines of a log lead to: the other lines of their request, their pod, the run before; and the map at its side.
@Timeout(120)
class LogWaysUiTest extends OneViewUi {
  private static final double CELL = 7.2;
  private static final double ROW = 19;

  private void open(FxRobot robot) {
    ResourceRef checkout = new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout");
    open(
        robot, new LogsFeature(services, () -> new LogBuffer(LogBuffer.USUAL), FakeWindow.MEMORY, file -> true),
        Route.object("logs", session, checkout));
    await().until(() -> session.sinks.size() == 5);
    List.copyOf(session.sinks).forEach(sink -> sink.state(new LogSource.State.Following()));
    robot.interact(() -> robot.lookup(".log-canvas").query().requestFocus());
  }

  private void line(int stream, String second, String text) {
    session.sinks.get(stream).lines(("2026-11-21T10:42:" + second + "Z " + text + "\n").getBytes(UTF_8));
  }

  private static List<String> seen(FxRobot robot) {
    Object text = robot.lookup(".log-canvas").query().queryAccessibleAttribute(AccessibleAttribute.TEXT);
    return text.toString().isEmpty() ? List.of() : List.of(text.toString().strip().split("\n"));
  }

  private static String detail(FxRobot robot) {
    await().until(() -> robot.lookup("#log-details-text").tryQuery().isPresent());
    return robot.lookup("#log-details-text").queryAs(TextInputControl.class).getText();
  }

  private static List<Button> steps(FxRobot robot) {
    return List.copyOf(robot.lookup(".request-row").queryAllAs(Button.class));
  }

  private static List<String> words(FxRobot robot, String style) {
    return robot.lookup(style).queryAllAs(Label.class).stream().map(Label::getText).toList();
  }

  private void request(FxRobot robot) {
    line(0, "08.000", "INFO POST /orders request_id=7f31c0d2");
    line(1, "08.016", "INFO 7f31c0d2 basket read");
    line(1, "08.500", "INFO of another one");
    line(0, "08.014", "INFO calling payments request_id=7f31c0d2");
    line(0, "11.012", "{\"msg\":\"POST /orders\",\"status\":500,\"request_id\":\"7f31c0d2\"}");
    await().until(() -> seen(robot).size() == 5);
    robot.push(KeyCode.ENTER);
    await().until(() -> steps(robot).size() == 4);
  }

  @Test
  void the_lines_of_one_request_stand_below_each_other_with_the_time_between_them(FxRobot robot) {
    open(robot);
    request(robot);
    assertThat(robot.lookup("#log-request-sum").queryAs(Label.class).getText()).isEqualTo("4 lines, 2 pods, 3.01 s");
    assertThat(words(robot, ".request-offset")).containsExactly("+0 ms", "+14 ms", "+16 ms", "+3.01 s");
    assertThat(words(robot, ".request-took")).containsExactly("14 ms", "3.00 s", "", "✕ 500");
    line(2, "12.000", "INFO 7f31c0d2 mail sent");
    await().untilAsserted(() -> assertThat(words(robot, ".request-offset")).endsWith("+4.00 s").hasSize(5));
    assertThat(robot.lookup("#log-request-sum").queryAs(Label.class).getText()).isEqualTo("5 lines, 3 pods, 4.00 s");
  }

  @Test
  void a_line_of_the_request_is_gone_to_with_the_mouse_and_with_the_keyboard(FxRobot robot) {
    open(robot);
    request(robot);
    robot.clickOn(steps(robot).get(2));
    await().untilAsserted(() -> assertThat(detail(robot)).isEqualTo("INFO 7f31c0d2 basket read"));
    await().until(() -> steps(robot).isEmpty());
    robot.interact(() -> robot.lookup(".log-canvas").query().requestFocus());
    robot.push(KeyCode.UP);
    await().until(() -> steps(robot).size() == 4);
    robot.interact(steps(robot).get(1)::requestFocus);
    robot.push(KeyCode.UP).push(KeyCode.ENTER);
    await().untilAsserted(() -> assertThat(detail(robot)).isEqualTo("INFO POST /orders request_id=7f31c0d2"));
    await().until(() -> steps(robot).size() == 4 && steps(robot).getFirst().isFocused());
  }

  @Test
  void a_key_leaves_only_the_request_of_the_chosen_line_and_says_when_it_has_none(FxRobot robot) {
    open(robot);
    request(robot);
    robot.push(KeyCode.R);
    await().until(() -> seen(robot).size() == 4 && !seen(robot).contains("INFO of another one"));
    robot.push(KeyCode.EQUALS);
    robot.interact(() -> robot.lookup(".log-condition").queryAs(Button.class).fire());
    await().until(() -> seen(robot).size() == 5);
    robot.interact(() -> robot.lookup(".log-canvas").query().requestFocus());
    robot.push(KeyCode.UP);
    await().until(() -> detail(robot).equals("INFO of another one"));
    robot.push(KeyCode.R);
    await().until(() -> !window.refused.isEmpty());
    assertThat(seen(robot)).hasSize(5);
  }

  private void restart(FxRobot robot) {
    line(0, "08", "INFO before");
    session.sinks.getFirst().state(new LogSource.State.Restarted(Instant.parse("2026-11-21T10:42:09Z"), 3, 137, "OOMKilled"));
    line(0, "10", "INFO after");
    await().until(() -> seen(robot).size() == 3);
  }

  private void clickBefore(FxRobot robot, double fromRight) {
    Region canvas = robot.lookup(".log-canvas").queryAs(Region.class);
    robot.clickOn(canvas.localToScreen(canvas.getWidth() - 44 - 8 - fromRight, 4 + ROW * 1.5));
  }

  @Test
  void the_line_of_a_restart_leads_to_its_pod_and_to_the_log_before_with_the_mouse(FxRobot robot) {
    open(robot);
    restart(robot);
    ResourceRef pod = session.requests.getFirst().pod();
    clickBefore(robot, 20);
    await().until(() -> !window.routes.isEmpty());
    assertThat(window.routes.getLast()).isEqualTo(Route.object("details", session, pod));
    clickBefore(robot, "Open pod".length() * CELL + 14 + 30);
    await().until(() -> window.routes.size() == 2);
    assertBefore(pod);
  }

  private void assertBefore(ResourceRef pod) {
    assertThat(window.routes.getLast().object()).isEqualTo(pod);
    assertThat(LogLink.read(window.routes.getLast().option())).isInstanceOfSatisfying(LogLink.Read.Good.class, good -> {
      assertThat(good.link().previous()).isTrue();
      assertThat(good.link().containers()).containsExactly("app");
      assertThat(good.link().sources()).singleElement().extracting(LogLink.Source::name).isEqualTo(pod.name());
    });
  }

  @Test
  void the_line_of_a_restart_leads_there_with_keys_too_and_from_its_details(FxRobot robot) {
    open(robot);
    restart(robot);
    ResourceRef pod = session.requests.getFirst().pod();
    robot.push(KeyCode.ENTER).push(KeyCode.UP);
    await().until(() -> robot.lookup("#log-details-before").tryQuery().isPresent());
    robot.interact(() -> robot.lookup(".log-canvas").query().requestFocus());
    robot.push(KeyCode.O);
    await().until(() -> window.routes.size() == 1);
    assertThat(window.routes.getLast()).isEqualTo(Route.object("details", session, pod));
    robot.push(KeyCode.SHIFT, KeyCode.L);
    await().until(() -> window.routes.size() == 2);
    assertBefore(pod);
    robot.interact(() -> robot.lookup("#log-details-before").queryAs(Hyperlink.class).fire());
    assertThat(window.routes).hasSize(3);
    assertBefore(pod);
  }

  private static String clipboard(FxRobot robot) {
    AtomicReference<String> text = new AtomicReference<>("");
    robot.interact(() -> text.set(String.valueOf(Clipboard.getSystemClipboard().getString())));
    return text.get();
  }

  @Test
  void a_secret_of_which_only_an_end_is_selected_or_only_its_field_is_copied_masked(FxRobot robot) {
    open(robot);
    line(0, "08", "msg=login password=correct-horse user=anna");
    await().until(() -> seen(robot).size() == 1);
    MenuButton menu = robot.lookup("#log-menu").queryAs(MenuButton.class);
    robot.interact(() -> menu.getItems().stream().filter(CheckMenuItem.class::isInstance).map(CheckMenuItem.class::cast)
        .forEach(mask -> mask.setSelected(true)));
    robot.push(KeyCode.ENTER);
    await().until(() -> robot.lookup("#copy-password").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#copy-password").queryAs(Button.class).fire());
    assertThat(clipboard(robot)).isEqualTo("••••");
    TextInputControl text = robot.lookup("#log-details-text").queryAs(TextInputControl.class);
    robot.interact(() -> {
      int middle = text.getText().indexOf("horse");
      text.selectRange(middle, text.getLength());
      text.copy();
    });
    assertThat(clipboard(robot)).isEqualTo("•••• user=anna");
    robot.interact(() -> robot.lookup(".log-canvas").query().requestFocus());
    robot.push(KeyCode.SHORTCUT, KeyCode.C);
    await().untilAsserted(() -> assertThat(clipboard(robot)).contains("password=••••").doesNotContain("horse"));
  }

  /// How many pixels of the map have the colour of errors, in columns from and to.
  private static long red(FxRobot robot, int from, int to) {
    AtomicReference<WritableImage> picture = new AtomicReference<>();
    robot.interact(() -> picture.set(robot.lookup("#log-map").query().snapshot(null, null)));
    WritableImage map = picture.get();
    return IntStream.range(0, (int) map.getHeight())
        .mapToLong(y -> IntStream.range(from, to).filter(x -> isRed(map.getPixelReader().getColor(x, y))).count())
        .sum();
  }

  private static boolean isRed(Color colour) {
    return colour.getRed() > 0.7 && colour.getGreen() < 0.6 && colour.getBlue() < 0.6;
  }

  @Test
  void the_map_says_how_dense_errors_are_and_keeps_matches_beside_them(FxRobot robot) {
    open(robot);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      boolean error = i >= 15_000 || i % 40 == 0;
      all.append("2026-11-21T10:42:08Z ").append(error ? "ERROR " : "INFO ").append(i == 20_000 ? "needle" : "hay").append('\n');
    }
    session.sinks.getFirst().lines(all.toString().getBytes(UTF_8));
    await().until(() -> seen(robot).contains("ERROR hay"));
    robot.interact(() -> robot.lookup("#log-search .text-field").queryAs(TextField.class).setText("needle"));
    await().until(() -> seen(robot).contains("ERROR needle"));
    Node map = robot.lookup("#log-map").query();
    double height = map.getBoundsInLocal().getHeight();
    long errors = red(robot, 3, 19);
    assertThat(errors).as("few errors in the upper half are narrow bars, many in the lower one wide ones")
        .isBetween((long) (height / 2 * 16 * 0.9), (long) (height / 2 * (16 + 5)));
    assertThat(red(robot, 21, 34)).as("no errors where matches and marks are").isZero();
    robot.moveTo(map.localToScreen(10, height * 0.25));
    await().untilAsserted(() -> assertThat(map.getAccessibleText()).matches("Lines [\\d,]+ to [\\d,]+: [12] errors, 0 matches"));
    robot.moveTo(map.localToScreen(10, height * 20_000.0 / 30_000));
    robot.moveBy(0, 1);
    await().untilAsserted(() -> assertThat(map.getAccessibleText()).matches("Lines [\\d,]+ to [\\d,]+: [345]\\d errors, [01] matches"));
  }
}
