// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.ui.feature.logs.LogsFeature;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.theme.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What stands around the lines of a log: its events, what is remembered of how it is drawn, and what is taken out of it.
@Timeout(120)
class LogAroundUiTest extends OneViewUi {
  private final Map<String, String> kept = new ConcurrentHashMap<>();
  private final List<Path> opened = new CopyOnWriteArrayList<>();
  private final Memory memory = new Memory() {
    @Override
    public String read(String name) {
      return kept.getOrDefault(name, "");
    }

    @Override
    public void write(String name, String text) {
      kept.put(name, text);
    }
  };

  private void open(FxRobot robot) {
    ResourceRef checkout = new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout");
    open(
        robot, new LogsFeature(services, () -> new LogBuffer(LogBuffer.USUAL), memory, opened::add),
        Route.object("logs", session, checkout));
    await().until(() -> session.sinks.size() == 5);
    List.copyOf(session.sinks).forEach(sink -> sink.state(new LogSource.State.Following()));
    robot.interact(() -> robot.lookup(".log-canvas").query().requestFocus());
  }

  private void line(String time, String text) {
    session.sinks.getFirst().lines(("2026-11-21T10:" + time + "Z " + text + "\n").getBytes(ISO_8859_1));
  }

  private static List<String> seen(FxRobot robot) {
    Object text = robot.lookup(".log-canvas").query().queryAccessibleAttribute(AccessibleAttribute.TEXT);
    return text.toString().isEmpty() ? List.of() : List.of(text.toString().strip().split("\n"));
  }

  private static MenuItem item(FxRobot robot, String id) {
    MenuButton menu = robot.lookup("#log-menu").queryAs(MenuButton.class);
    return menu.getItems().stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
  }

  private static ToggleButton toggle(FxRobot robot, String words) {
    return robot.lookup(".log-tools .toggle-button").queryAllAs(ToggleButton.class).stream()
        .filter(button -> button.getText().equals(words))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_click_on_an_event_leads_to_the_lines_of_its_time(FxRobot robot) {
    session.add(new EventKind(), Shop.parse("""
        {'metadata':{'name':'back-off','namespace':'shop','uid':'event-1'},'type':'Warning','reason':'BackOff','message':'again',
         'involvedObject':{'kind':'Deployment','name':'checkout','uid':'shop-checkout','namespace':'shop'},
         'lastTimestamp':'2026-11-21T10:30:00Z'}"""));
    open(robot);
    for (int second = 0; second < 3_600; second++) {
      line("%02d:%02d".formatted(second / 60, second % 60), "INFO second " + second);
    }
    await().until(() -> seen(robot).contains("INFO second 3599"));
    Region axis = robot.lookup("#log-axis").queryAs(Region.class);
    await().until(axis::isVisible);
    await().untilAsserted(() -> {
      Point2D middle = axis.localToScreen(axis.getWidth() / 2, 6);
      robot.clickOn(middle);
      assertThat(seen(robot)).anyMatch(text -> text.matches("INFO second (179\\d|180\\d)"));
    });
    assertThat(toggle(robot, "following").isSelected()).isFalse();
  }

  @Test
  void how_a_log_is_drawn_is_remembered_for_the_next_one(FxRobot robot) {
    open(robot);
    robot.push(KeyCode.T).push(KeyCode.W);
    assertThat(toggle(robot, "UTC").isSelected()).isTrue();
    robot.interact(() -> view.close());
    open(robot);
    assertThat(toggle(robot, "UTC").isSelected()).isTrue();
    assertThat(toggle(robot, "Wrap").isSelected()).isTrue();
    assertThat(toggle(robot, "Fields").isSelected()).isTrue();
  }

  @Test
  void secrets_are_masked_in_what_is_copied_once_that_is_wanted(FxRobot robot) {
    open(robot);
    line("42:08", "INFO login password=hunter2");
    await().until(() -> seen(robot).size() == 1);
    copies(robot, "password=hunter2");
    robot.interact(() -> ((CheckMenuItem) item(robot, "mask")).setSelected(true));
    copies(robot, "password=••••");
    robot.interact(() -> item(robot, "copy-markdown").fire());
    await().untilAsserted(() -> robot.interact(
        () -> assertThat(Clipboard.getSystemClipboard().getString()).startsWith("```").contains("password=••••")));
    robot.interact(() -> robot.lookup(".log-canvas").query().requestFocus());
    robot.push(KeyCode.ENTER);
    await().until(() -> robot.lookup("#log-details-copy").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#log-details-copy").queryAs(Button.class).fire());
    robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("INFO login password=••••"));
  }

  private static void copies(FxRobot robot, String words) {
    robot.push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.SHORTCUT, KeyCode.C);
    await().untilAsserted(
        () -> robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("INFO login " + words)));
  }

  @Test
  void what_is_shown_opens_in_the_program_for_text(FxRobot robot) {
    open(robot);
    line("42:08", "INFO hello");
    await().until(() -> seen(robot).size() == 1);
    robot.interact(() -> item(robot, "open-text").fire());
    await().until(() -> !opened.isEmpty() && !window.told.isEmpty());
    assertThat(opened.getFirst().getFileName()).hasToString("checkout.log");
    assertThat(opened.getFirst()).content(UTF_8).endsWith("INFO hello\n");
    assertThat(window.told).containsExactly("Opened 1 lines");
    assertThat(Files.isReadable(opened.getFirst())).isTrue();
  }

  @Test
  void bytes_that_are_no_text_can_be_read(FxRobot robot) {
    open(robot);
    line("42:08", "caf\u00e9");
    await().until(() -> seen(robot).size() == 1);
    robot.push(KeyCode.ENTER);
    await().until(() -> robot.lookup("#log-details-bytes").tryQuery().isPresent());
    assertThat(robot.lookup("#log-details-bytes").queryAs(TextInputControl.class).getText()).contains("63 61 66 e9");
  }

  @Test
  void what_comes_later_is_found_too(FxRobot robot) {
    open(robot);
    line("42:08", "INFO timeout");
    robot.interact(() -> robot.lookup("#log-search .text-field").queryAs(TextField.class).setText("timeout"));
    Label matches = robot.lookup(".log-matches").queryAs(Label.class);
    await().until(() -> matches.getText().equals("1 line"));
    line("42:09", "INFO timeout again");
    line("42:10", "INFO fine");
    await().until(() -> matches.getText().equals("2 lines"));
  }
}
