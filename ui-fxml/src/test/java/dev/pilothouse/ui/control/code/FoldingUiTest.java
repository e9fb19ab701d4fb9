// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What is folded away and brought back, and how the text is shown.
class FoldingUiTest extends EditorUi {
  private static final int METADATA = 3;
  private static final int CONTAINERS = 10;

  private List<Integer> hidden() {
    return IntStream.range(0, area.getParagraphs().size()).filter(area::isFolded).boxed().toList();
  }

  private void fold(FxRobot robot, int line) {
    caret(robot, line, 0);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.OPEN_BRACKET);
  }

  private static List<String> chips(FxRobot robot) {
    return robot.lookup(".code-chip").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
  }

  @Test
  void aPartIsFoldedAtTheCaretSaysHowMuchItHidesAndComesBack(FxRobot robot) {
    open(robot, CHECKOUT);
    fold(robot, METADATA);
    assertThat(hidden()).containsExactly(4, 5);
    await().untilAsserted(() -> assertThat(chips(robot)).containsExactly("··· 2 lines"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.CLOSE_BRACKET);
    assertThat(hidden()).isEmpty();
    assertThat(editor.text()).isEqualTo(CHECKOUT);
  }

  @Test
  void aLineWithinAPartFoldsThePartAndTheCaretGoesToWhatIsSeen(FxRobot robot) {
    open(robot, CHECKOUT);
    fold(robot, 12);
    assertThat(hidden()).containsExactly(12);
    assertThat(area.getCurrentParagraph()).isEqualTo(11);
  }

  @Test
  void whatWasFoldedWithinStaysFoldedWhenThePartComesBack(FxRobot robot) {
    open(robot, CHECKOUT);
    fold(robot, CONTAINERS + 1);
    fold(robot, CONTAINERS);
    assertThat(hidden()).containsExactly(11, 12, 13, 14);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.CLOSE_BRACKET);
    assertThat(hidden()).containsExactly(12);
  }

  @Test
  void theArrowBesideALineFoldsItsPart(FxRobot robot) {
    open(robot, CHECKOUT);
    await().untilAsserted(() -> assertThat(robot.lookup(".code-arrow").queryAll()).hasSize(7));
    robot.clickOn(robot.lookup(".code-arrow").<Node>query());
    await().untilAsserted(() -> assertThat(hidden()).containsExactly(4, 5));
  }

  @Test
  void allIsFoldedAndUnfolded(FxRobot robot) {
    open(robot, CHECKOUT);
    robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.OPEN_BRACKET);
    assertThat(hidden()).containsExactly(4, 5, 7, 8, 9, 10, 11, 12, 13, 14);
    await().untilAsserted(() -> assertThat(chips(robot)).containsExactlyInAnyOrder("··· 2 lines", "··· 8 lines"));
    robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.CLOSE_BRACKET);
    assertThat(hidden()).isEmpty();
    assertThat(editor.text()).isEqualTo(CHECKOUT);
    await().untilAsserted(() -> assertThat(chips(robot)).isEmpty());
  }

  @Test
  void whatIsFoundIsBroughtBack(FxRobot robot) {
    open(robot, CHECKOUT);
    fold(robot, METADATA);
    find(robot, "team");
    untilSaid(robot, "#find-count", "1 of 1");
    assertThat(hidden()).isEmpty();
    assertThat(area.getSelectedText()).isEqualTo("team");
  }

  @Test
  void foldsStayWhenTheObjectChanges(FxRobot robot) {
    open(robot, CHECKOUT);
    fold(robot, METADATA);
    robot.interact(() -> editor.update("# new\n" + CHECKOUT.replace("replicas: 5", "replicas: 6")));
    assertThat(hidden()).containsExactly(5, 6);
  }

  @Test
  void foldingIsNoStepOfUndo(FxRobot robot) {
    open(robot, CHECKOUT);
    caret(robot, 1, 0);
    robot.write("x");
    fold(robot, METADATA);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(editor.text()).isEqualTo(CHECKOUT);
  }

  @Test
  void deleteAtTheEndOfAFoldedLineJoinsNothingUnseen(FxRobot robot) {
    open(robot, CHECKOUT);
    fold(robot, METADATA);
    robot.push(KeyCode.END).push(KeyCode.DELETE);
    assertThat(hidden()).isEmpty();
  }

  @Test
  void longLinesAreWrappedOnDemand(FxRobot robot) {
    open(robot, "note: " + "long words ".repeat(40));
    assertThat(area.getParagraphLinesCount(0)).isEqualTo(1);
    robot.push(KeyCode.ALT, KeyCode.Z);
    await().untilAsserted(() -> assertThat(area.getParagraphLinesCount(0)).isGreaterThan(1));
    robot.push(KeyCode.ALT, KeyCode.Z);
    await().untilAsserted(() -> assertThat(area.getParagraphLinesCount(0)).isEqualTo(1));
  }

  @Test
  void theTextGrowsAndShrinksAndIsAsDrawnAgain(FxRobot robot) {
    open(robot, CHECKOUT);
    double drawn = height();
    robot.push(KeyCode.CONTROL, KeyCode.EQUALS).push(KeyCode.CONTROL, KeyCode.EQUALS);
    await().untilAsserted(() -> assertThat(height()).isGreaterThan(drawn));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    await().untilAsserted(() -> assertThat(height()).isEqualTo(drawn));
    robot.push(KeyCode.CONTROL, KeyCode.MINUS).push(KeyCode.CONTROL, KeyCode.MINUS);
    await().untilAsserted(() -> assertThat(height()).isLessThan(drawn));
  }

  private double height() {
    return area.getVisibleParagraphBoundsOnScreen(1).getHeight();
  }
}
