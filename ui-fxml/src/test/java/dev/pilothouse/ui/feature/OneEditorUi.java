// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.settings.Drafts;
import dev.pilothouse.ui.feature.editor.EditorFeature;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.FakeWindow;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A test of the YAML editor over a cluster in memory, in which no thread may end by something that nobody caught.
abstract class OneEditorUi extends OneViewUi {
  @TempDir Path folder;
  private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
  private Thread.UncaughtExceptionHandler before;

  @BeforeEach
  void listen() {
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> uncaught.add(problem));
  }

  @AfterEach
  void noThreadEnded() {
    Thread.setDefaultUncaughtExceptionHandler(before);
    assertThat(uncaught).isEmpty();
  }

  EditorFeature feature() {
    return new EditorFeature(services, new Drafts(folder, true), FakeWindow.MEMORY);
  }

  /// Opens a text, and waits until it can be changed.
  CodeArea editor(FxRobot robot, Route route) {
    open(robot, feature(), route);
    await().until(() -> robot.lookup("#code").tryQueryAs(CodeArea.class).filter(CodeArea::isEditable).isPresent());
    return code(robot);
  }

  static CodeArea code(FxRobot robot) {
    return robot.lookup("#code").queryAs(CodeArea.class);
  }

  static void type(FxRobot robot, String text) {
    robot.interact(() -> code(robot).replaceText(text));
  }

  /// The sentences in the list of problems, each with its place.
  static List<String> problems(FxRobot robot) {
    return robot.lookup(".problem-cell").queryAll().stream()
        .filter(cell -> cell.isVisible() && cell.getAccessibleText() != null && !cell.getAccessibleText().isEmpty())
        .sorted(Comparator.comparingDouble(Node::getLayoutY))
        .map(OneEditorUi::placed)
        .toList();
  }

  private static String placed(Node cell) {
    String words = cell.getAccessibleText();
    int comma = words.lastIndexOf(", ");
    return words.substring(comma + 2) + " " + words.substring(0, comma);
  }

  /// What stands in the dialog that applies.
  List<String> dialog() {
    return window.dialogs.getLast().lookupAll(".label").stream()
        .filter(Labeled.class::isInstance).map(node -> ((Labeled) node).getText()).filter(text -> text != null && !text.isEmpty()).toList();
  }

  /// Opens the dialog that applies, and shows it instead of the text.
  void apply(FxRobot robot) {
    await().until(() -> !robot.lookup("#editor-apply").queryButton().isDisabled());
    robot.interact(() -> robot.lookup("#editor-apply").queryButton().fire());
    robot.interact(() -> root.getChildren().setAll(window.dialogs.getLast()));
  }

  void back(FxRobot robot) {
    robot.interact(() -> root.getChildren().setAll(view.node()));
  }
}
