// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A text that can only be read: what is seen of it, and what is found.
class ReadingUiTest extends EditorUi {

  private void read(FxRobot robot, String text) {
    robot.interact(() -> editor.editable(false));
    open(robot, text);
  }

  private String styleOf(String words) {
    return String.join(" ", area.getStyleOfChar(area.getText().indexOf(words)));
  }

  private static List<String> labels(FxRobot robot, String style) {
    return robot.lookup(style).queryAllAs(Labeled.class).stream().map(Labeled::getText).filter(text -> !text.isEmpty()).toList();
  }

  @Test
  void keysTextsNumbersAndCommentsHaveTheirColours(FxRobot robot) {
    read(robot, CHECKOUT);
    assertThat(styleOf("# checkout")).isEqualTo("yaml-comment");
    assertThat(styleOf("kind")).isEqualTo("yaml-key");
    assertThat(styleOf("Deployment")).isEqualTo("yaml-string");
    assertThat(styleOf("5")).isEqualTo("yaml-number");
    assertThat(styleOf("\"checkout:2.9.1\"")).isEqualTo("yaml-string");
    assertThat(styleOf("team")).isEqualTo("yaml-key");
  }

  @Test
  void aLineFarDownHasItsColoursWhenOneComesThere(FxRobot robot) {
    String script = "data:\n  run: |\n" + "    not: a key\n".repeat(2_000) + "kind: ConfigMap\n";
    read(robot, script);
    robot.push(KeyCode.CONTROL, KeyCode.END);
    await().untilAsserted(() -> assertThat(styleOf("kind")).isEqualTo("yaml-key"));
    int inScript = script.lastIndexOf("not: a key");
    await().untilAsserted(() -> assertThat(area.getStyleOfChar(inScript)).containsExactly("yaml-string"));
  }

  @Test
  void linesAreNumbered(FxRobot robot) {
    read(robot, "a: 1\nb: 2\nc: 3");
    await().untilAsserted(() -> assertThat(numbers(robot, ".code-number")).containsExactlyInAnyOrder("1", "2", "3"));
  }

  @Test
  void nothingCanBeTypedAndTheMenuOffersNothingThatChangesTheText(FxRobot robot) {
    read(robot, CHECKOUT);
    robot.write("x").push(KeyCode.ENTER).push(KeyCode.DELETE).push(KeyCode.CONTROL, KeyCode.H);
    assertThat(editor.text()).isEqualTo(CHECKOUT);
    assertThat(shown(robot, "#replace-words")).isFalse();
    assertThat(area.getContextMenu().getItems().stream().map(MenuItem::getText).filter(java.util.Objects::nonNull))
        .contains("Copy", "Find", "Go to line…")
        .doesNotContain("Replace…", "Paste", "Cut");
  }

  @Test
  void theCaretWalksAndTheLineIsReadOut(FxRobot robot) {
    read(robot, CHECKOUT);
    assertThat(area.getAccessibleRole()).isEqualTo(AccessibleRole.TEXT_AREA);
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
    assertThat(area.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("Line 3: kind: Deployment");
    robot.interact(() -> editor.marks(List.of(new LineMark(2, 0, 4, LineMark.Severity.ERROR, "unknown kind", "", ""))));
    assertThat(area.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("Line 3: kind: Deployment, unknown kind");
    await().untilAsserted(() -> assertThat(labels(robot, ".code-problem")).contains("unknown kind"));
  }

  @Test
  void enterGoesFromOneMatchToTheNextAndRoundAgain(FxRobot robot) {
    read(robot, CHECKOUT);
    find(robot, "image");
    untilSaid(robot, "#find-count", "1 of 2");
    robot.push(KeyCode.ENTER);
    untilSaid(robot, "#find-count", "2 of 2");
    assertThat(area.getCurrentParagraph()).isEqualTo(14);
    robot.push(KeyCode.ENTER);
    untilSaid(robot, "#find-count", "1 of 2");
    robot.push(KeyCode.SHIFT, KeyCode.ENTER);
    untilSaid(robot, "#find-count", "2 of 2");
    robot.push(KeyCode.ESCAPE).push(KeyCode.F3);
    assertThat(shown(robot, "#find-words")).isFalse();
    assertThat(area.isFocused()).isTrue();
  }

  @Test
  void theMatchesAreMarkedInTheText(FxRobot robot) {
    read(robot, CHECKOUT);
    find(robot, "proxy");
    await().untilAsserted(() -> assertThat(styleOf("proxy")).isEqualTo("yaml-string found"));
    robot.push(KeyCode.ESCAPE);
    await().untilAsserted(() -> assertThat(styleOf("proxy")).isEqualTo("yaml-string"));
  }

  @Test
  void whatIsNoRegularExpressionIsSaidToBeNone(FxRobot robot) {
    read(robot, CHECKOUT);
    find(robot, "(ima");
    untilSaid(robot, "#find-count", "Not found");
    robot.clickOn("#find-regex");
    await().untilAsserted(() -> assertThat(said(robot, "#find-count")).startsWith("Not a regular expression: Unclosed group"));
  }

  @Test
  void anExpressionThatNeverEndsCanBeStoppedAndTheEditorGoesOn(FxRobot robot) {
    read(robot, "a".repeat(200) + "b");
    robot.push(KeyCode.CONTROL, KeyCode.F);
    robot.clickOn("#find-regex").clickOn("#find-words");
    robot.write("((a+)\\2?)+$");
    await().until(() -> shown(robot, "#find-stop"));
    robot.clickOn("#find-stop");
    untilSaid(robot, "#find-count", "The search was stopped.");
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.clickOn("#find-words").push(KeyCode.CONTROL, KeyCode.A).write("b$");
    untilSaid(robot, "#find-count", "1 of 1");
  }

  @Test
  void aLineIsGoneToByItsNumber(FxRobot robot) {
    read(robot, CHECKOUT);
    robot.push(KeyCode.CONTROL, KeyCode.G).write("8").push(KeyCode.ENTER);
    assertThat(area.getCurrentParagraph()).isEqualTo(7);
    assertThat(area.isFocused()).isTrue();
  }

  @Test
  void aNewerVersionKeepsTheCaretTheSelectionAndWhatIsSeen(FxRobot robot) {
    String pods = java.util.stream.IntStream.range(0, 400).mapToObj(i -> "pod-" + i + ": ready\n").collect(Collectors.joining());
    read(robot, "resourceVersion: 1\n" + pods + "phase: Running\n");
    robot.interact(
        () -> {
          area.selectRange(200, 0, 200, 7);
          area.showParagraphAtTop(190);
        });
    String seen = area.getVisibleParagraphs().get(0).getText();
    robot.interact(() -> editor.update("generation: 7\nresourceVersion: 22\n" + pods + "phase: Failed\n"));
    assertThat(area.getSelectedText()).isEqualTo("pod-199");
    assertThat(area.getVisibleParagraphs().get(0).getText()).isEqualTo(seen);
    assertThat(editor.text()).startsWith("generation: 7\nresourceVersion: 22\n").endsWith("phase: Failed\n");
  }
}
