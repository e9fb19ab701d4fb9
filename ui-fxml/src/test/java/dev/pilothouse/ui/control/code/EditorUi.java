// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.testing.SteadyRobot;
import dev.pilothouse.ui.text.Texts;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A test of the editor alone on a stage.
@ExtendWith(SteadyRobot.class)
@Timeout(60)
abstract class EditorUi {
  static final String CHECKOUT =
      """
      # checkout
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: checkout
        labels: {app: checkout, team: shop}
      spec:
        replicas: 5
        template:
          spec:
            containers:
              - name: checkout
                image: "checkout:2.9.1"
              - name: proxy
                image: proxy:1
      """;

  CodeEditor editor;
  CodeText area;

  @BeforeEach
  void setUp() throws TimeoutException {
    FxToolkit.setupStage(this::start);
  }

  private void start(Stage stage) {
    Fonts.load();
    FxThread fx = new FxThread();
    editor = new CodeEditor(new Texts(Locale.ENGLISH), new FrameTicker(fx), task -> Thread.ofVirtual().start(task), fx);
    Scene scene = new Scene(editor, 700, 500);
    scene.getStylesheets().setAll(Theme.LIGHT.stylesheets());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    area = (CodeText) editor.lookup("#code");
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(editor::close);
  }

  void open(FxRobot robot, String text) {
    robot.interact(
        () -> {
          editor.open(text);
          editor.focus();
        });
  }

  void caret(FxRobot robot, int line, int column) {
    robot.interact(() -> area.moveTo(line, column));
  }

  static String said(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }

  static void untilSaid(FxRobot robot, String id, String words) {
    await().untilAsserted(() -> assertThat(said(robot, id)).isEqualTo(words));
  }

  /// The numbers of lines of this style, as they are drawn.
  static Set<String> numbers(FxRobot robot, String style) {
    return robot.lookup(style).queryAllAs(Text.class).stream().map(Text::getText).collect(Collectors.toSet());
  }

  static boolean shown(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().filter(EditorUi::inSight).isPresent();
  }

  private static boolean inSight(Node node) {
    return node.getParent() == null ? node.isVisible() : node.isVisible() && inSight(node.getParent());
  }

  static void type(FxRobot robot, String words) {
    robot.write(words);
  }

  static void find(FxRobot robot, String words) {
    robot.push(KeyCode.CONTROL, KeyCode.F);
    robot.write(words);
  }
}
