// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.EditRoute;
import dev.pilothouse.ui.nav.Navigator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.fxmisc.richtext.CodeArea;
import org.testfx.api.FxRobot;

import static dev.pilothouse.desktop.InWindow.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What a person does in the YAML editor, and what she reads there.
final class EditorHands {
  private EditorHands() {}

  /// Opens an object, and waits for its text.
  static void edit(FxRobot robot, Navigator navigator, ClusterSession session, ResourceRef ref) {
    robot.interact(() -> navigator.go(EditRoute.of(session, ref)));
    await().atMost(LONG).untilAsserted(() -> assertThat(words(robot)).contains("name: " + ref.name()));
  }

  /// Opens a new text and writes it.
  static void write(FxRobot robot, Navigator navigator, ClusterSession session, String yaml) {
    robot.interact(() -> navigator.go(EditRoute.fresh(session, 1)));
    await().atMost(LONG).until(() -> robot.lookup("#code").tryQueryAs(CodeArea.class).filter(CodeArea::isEditable).isPresent());
    robot.interact(() -> code(robot).replaceText(yaml));
  }

  /// The editor that is in front.
  static CodeArea code(FxRobot robot) {
    return robot.lookup("#code").queryAllAs(CodeArea.class).stream()
        .filter(area -> area.getScene() != null && shown(area))
        .findFirst()
        .orElseThrow();
  }

  private static boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  static String words(FxRobot robot) {
    return robot.lookup("#code").tryQueryAs(CodeArea.class).isPresent() ? code(robot).getText() : "";
  }

  /// Writes something else over the first place where these words stand.
  static void replace(FxRobot robot, String before, String after) {
    robot.interact(() -> {
      CodeArea area = code(robot);
      int at = area.getText().indexOf(before);
      assertThat(at).as(before).isNotNegative();
      area.replaceText(at, at + before.length(), after);
    });
  }

  /// What is said behind the ends of lines.
  static Set<String> said(FxRobot robot) {
    return robot.lookup(".code-problem").queryAllAs(Labeled.class).stream().map(Labeled::getText).collect(Collectors.toSet());
  }

  /// What is proposed while one types, in its order.
  static List<String> proposed(FxRobot robot) {
    return robot.lookup(".proposal-label").queryAllAs(TextFlow.class).stream()
        .map(flow -> flow.getChildren().stream().map(part -> ((Text) part).getText()).collect(Collectors.joining()))
        .toList();
  }

  /// The sentences in the list of problems.
  static Set<String> problems(FxRobot robot) {
    return robot.lookup(".problem-grid .label").queryAllAs(Label.class).stream().map(Label::getText).collect(Collectors.toSet());
  }

  static void problem(FxRobot robot, String words) {
    await().atMost(LONG).untilAsserted(() -> assertThat(problems(robot)).anyMatch(one -> one.contains(words)));
  }

  static void noProblem(FxRobot robot, String words) {
    await().atMost(LONG).untilAsserted(() -> assertThat(problems(robot)).noneMatch(one -> one.contains(words)));
  }

  /// The dialog is open, and the server would take what it shows.
  static void accepted(FxRobot robot) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(robot.lookup(".apply-dialog").tryQuery())
                    .as(() -> "the dialog; the keyboard is in " + code(robot).getScene().getFocusOwner())
                    .isPresent());
    InWindow.says(robot, "#dry-run", "The server accepts it.", LONG);
    await().atMost(LONG).until(() -> !robot.lookup("#confirm").query().isDisabled());
  }

  static boolean closed(FxRobot robot) {
    return robot.lookup("#confirm").tryQuery().isEmpty();
  }
}
