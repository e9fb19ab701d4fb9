// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.EditRoute;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.fxmisc.richtext.CodeArea;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A test that writes YAML in the editor of the whole program, on a real API server.
abstract class InEditorWindow extends InRealClusterWindow {

  /// Opens an object in the editor, and waits for its text.
  void edit(FxRobot robot, ClusterSession session, ResourceKind kind, String name) {
    ResourceRef ref = new ResourceRef(kind, kind.namespaced() ? cluster.namespace : "", name);
    robot.interact(() -> window().navigator().go(EditRoute.of(session, ref)));
    await().atMost(LONG).untilAsserted(() -> assertThat(words(robot)).contains("name: " + name));
  }

  /// Opens a new text and writes it.
  void write(FxRobot robot, ClusterSession session, String yaml) {
    robot.interact(() -> window().navigator().go(EditRoute.fresh(session, 1)));
    await().atMost(LONG).until(() -> robot.lookup("#code").tryQueryAs(CodeArea.class).filter(CodeArea::isEditable).isPresent());
    robot.interact(() -> code(robot).replaceText(yaml));
  }

  /// The editor that is in front.
  static CodeArea code(FxRobot robot) {
    return robot.lookup("#code").queryAllAs(CodeArea.class).stream()
        .filter(area -> area.getScene() != null && InEditorWindow.shown(area))
        .findFirst()
        .orElseThrow();
  }

  private static boolean shown(javafx.scene.Node node) {
    for (javafx.scene.Node at = node; at != null; at = at.getParent()) {
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

  /// What is said after the ends of the lines.
  static Set<String> said(FxRobot robot) {
    return robot.lookup(".code-problem").queryAllAs(Labeled.class).stream()
        .map(Labeled::getText).filter(text -> !text.isEmpty()).collect(Collectors.toSet());
  }

  /// The sentences in the list of problems.
  static Set<String> problems(FxRobot robot) {
    return robot.lookup(".problem-grid .label").queryAllAs(Label.class).stream().map(Label::getText).collect(Collectors.toSet());
  }

  static void problem(FxRobot robot, String words) {
    await().atMost(LONG).untilAsserted(() -> assertThat(problems(robot)).anyMatch(one -> one.contains(words)));
  }

  /// The dialog is open, and the server would take what it shows.
  void accepted(FxRobot robot, String step) {
    says(robot, "#dry-run", "The server accepts it.", LONG);
    await().atMost(LONG).until(() -> !robot.lookup("#confirm").query().isDisabled());
    picture(robot, step);
  }

  static boolean closed(FxRobot robot) {
    return robot.lookup("#confirm").tryQuery().isEmpty();
  }
}
