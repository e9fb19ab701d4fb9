// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A text that is written with the keyboard alone.
class EditingUiTest extends EditorUi {

  private void select(FxRobot robot, int from, int to) {
    robot.interact(() -> area.selectRange(from, to));
  }

  private void undo(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.Z);
  }

  private void openAtEnd(FxRobot robot, String text) {
    open(robot, text);
    robot.interact(() -> area.moveTo(text.length()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          a: 1>a: 1|x
            a: 1>  a: 1|  x
          spec:>spec:|  x
          spec: # all>spec: # all|  x
          data: a # b>data: a # b|x
            - name: web>  - name: web|    x
            - web>  - web|  - x
            - env:>  - env:|      x
            - >  - |  x
          # spec:># spec:|x
          """)
  void enterGoesOnWhereYamlGoesOn(String before, String after, FxRobot robot) {
    openAtEnd(robot, before);
    robot.push(KeyCode.ENTER).write("x");
    String expected = before.strip().equals("-") ? "  x" : after.replace('|', '\n');
    assertThat(editor.text()).isEqualTo(expected);
  }

  @Test
  void theWordAtTheCaretBecomesAnotherWhereverItStandsInOneStepOfUndo(FxRobot robot) {
    open(robot, "app: web\nname: web-env\nimage: web:1\nhost: web\n");
    caret(robot, 0, 6);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    untilSaid(robot, "#find-count", "1 of 3");
    robot.write("shop").push(KeyCode.ENTER);
    await().untilAsserted(() -> assertThat(editor.text()).isEqualTo("app: shop\nname: web-env\nimage: shop:1\nhost: shop\n"));
    untilSaid(robot, "#find-count", "3 places replaced. Undo brings them back.");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    await().untilAsserted(() -> assertThat(editor.text()).isEqualTo("app: web\nname: web-env\nimage: web:1\nhost: web\n"));
  }

  @Test
  void enterBehindTheHeaderOfABlockGoesDeeper(FxRobot robot) {
    openAtEnd(robot, "data:\n  run: |");
    robot.push(KeyCode.ENTER).write("x");
    assertThat(editor.text()).isEqualTo("data:\n  run: |\n    x");
  }

  @Test
  void tabIsTwoSpacesAndMovesWhatIsSelected(FxRobot robot) {
    open(robot, "a:\nb: 1\nc: 2\n");
    caret(robot, 1, 0);
    robot.push(KeyCode.TAB);
    assertThat(editor.text()).isEqualTo("a:\n  b: 1\nc: 2\n");
    select(robot, 3, 15);
    robot.push(KeyCode.TAB);
    assertThat(editor.text()).isEqualTo("a:\n    b: 1\n  c: 2\n");
    robot.push(KeyCode.SHIFT, KeyCode.TAB);
    assertThat(editor.text()).isEqualTo("a:\n  b: 1\nc: 2\n");
    undo(robot);
    assertThat(editor.text()).isEqualTo("a:\n    b: 1\n  c: 2\n");
  }

  @Test
  void linesBecomeCommentsAndLinesAgain(FxRobot robot) {
    open(robot, "spec:\n  a: 1\n    b: 2\n");
    select(robot, 8, 20);
    robot.push(KeyCode.CONTROL, KeyCode.SLASH);
    assertThat(editor.text()).isEqualTo("spec:\n  # a: 1\n  #   b: 2\n");
    robot.push(KeyCode.CONTROL, KeyCode.SLASH);
    assertThat(editor.text()).isEqualTo("spec:\n  a: 1\n    b: 2\n");
  }

  @Test
  void aLineMovesUpAndDownAndTheCaretWithIt(FxRobot robot) {
    open(robot, "a: 1\nb: 2\nc: 3");
    caret(robot, 1, 3);
    robot.push(KeyCode.ALT, KeyCode.UP);
    assertThat(editor.text()).isEqualTo("b: 2\na: 1\nc: 3");
    robot.push(KeyCode.ALT, KeyCode.DOWN).push(KeyCode.ALT, KeyCode.DOWN).push(KeyCode.ALT, KeyCode.DOWN);
    assertThat(editor.text()).isEqualTo("a: 1\nc: 3\nb: 2");
    assertThat(area.getCurrentParagraph()).isEqualTo(2);
    assertThat(area.getCaretColumn()).isEqualTo(3);
    undo(robot);
    assertThat(editor.text()).isEqualTo("a: 1\nb: 2\nc: 3");
  }

  @Test
  void aLineIsDuplicatedAndDeleted(FxRobot robot) {
    open(robot, "a: 1\nb: 2");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
    assertThat(editor.text()).isEqualTo("a: 1\na: 1\nb: 2");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K).push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
    assertThat(editor.text()).isEqualTo("a: 1");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
    assertThat(editor.text()).isEmpty();
  }

  @Test
  void oneMatchIsReplacedThenTheNext(FxRobot robot) {
    open(robot, "a: web\nb: web\n");
    robot.push(KeyCode.CONTROL, KeyCode.H).write("web");
    untilSaid(robot, "#find-count", "1 of 2");
    robot.clickOn("#replace-words").write("api").push(KeyCode.ENTER);
    await().untilAsserted(() -> assertThat(editor.text()).isEqualTo("a: api\nb: web\n"));
    untilSaid(robot, "#find-count", "1 of 1");
    robot.push(KeyCode.ENTER);
    await().untilAsserted(() -> assertThat(editor.text()).isEqualTo("a: api\nb: api\n"));
  }

  @Test
  void allMatchesAreReplacedAsOneStepWithTheGroupsOfTheExpression(FxRobot robot) {
    open(robot, "image: web:1\nimage: api:2\n");
    robot.push(KeyCode.CONTROL, KeyCode.H);
    robot.clickOn("#find-regex").clickOn("#find-words").write("(web|api):\\d");
    robot.clickOn("#replace-words").write("shop/$1");
    robot.clickOn("#replace-all");
    await().untilAsserted(() -> assertThat(editor.text()).isEqualTo("image: shop/web\nimage: shop/api\n"));
    robot.interact(() -> editor.focus());
    undo(robot);
    assertThat(editor.text()).isEqualTo("image: web:1\nimage: api:2\n");
  }

  @Test
  void aGroupThatIsNotThereIsSaid(FxRobot robot) {
    open(robot, "a: web\n");
    robot.push(KeyCode.CONTROL, KeyCode.H);
    robot.clickOn("#find-regex").clickOn("#find-words").write("web");
    robot.clickOn("#replace-words").write("$7");
    robot.clickOn("#replace-all");
    await().untilAsserted(() -> assertThat(said(robot, "#find-count")).startsWith("This cannot be put in"));
    assertThat(editor.text()).isEqualTo("a: web\n");
  }

  @Test
  void theBracketThatBelongsToTheOneAtTheCaretIsMarked(FxRobot robot) {
    open(robot, "labels: {app: \"}\", zones: [a, b]}");
    caret(robot, 0, 8);
    await().untilAsserted(() -> assertThat(area.getStyleOfChar(32)).contains("bracket"));
    assertThat(area.getStyleOfChar(8)).contains("bracket");
    assertThat(area.getStyleOfChar(15)).doesNotContain("bracket");
  }
}
