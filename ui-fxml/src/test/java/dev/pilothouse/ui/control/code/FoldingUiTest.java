// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What is folded away and brought back, and how the text is shown.
class FoldingUiTest extends EditorUi {
  /// Until all cells of a long text are there, on a busy machine.
  private static final Duration WHOLE = Duration.ofMinutes(1);
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

  /// Forty maps of a hundred lines each.
  private static String longText() {
    return IntStream.range(0, 40)
        .mapToObj(map -> "map-" + map + ":\n" + IntStream.range(0, 99).mapToObj(line -> "  key-" + line + ": a\n").collect(joining()))
        .collect(joining());
  }

  private static List<Integer> withoutHeads(int lines) {
    return IntStream.range(0, lines).filter(line -> line % 100 != 0).boxed().toList();
  }

  private boolean settled() {
    return area.getParagraphs().stream().noneMatch(line -> line.getParagraphStyle().contains(FoldWave.WAITS));
  }

  @Test
  void aLongTextIsFoldedBitByBitAndInTheEndAllOfItIs(FxRobot robot) {
    open(robot, longText());
    await().atMost(WHOLE).until(() -> area.getText().equals(longText()));
    caret(robot, 250, 3);
    robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.OPEN_BRACKET);
    await().atMost(WHOLE).untilAsserted(() -> assertThat(hidden()).isEqualTo(withoutHeads(4_000)));
    assertThat(settled()).isTrue();
    assertThat(area.getText()).isEqualTo(longText());
    assertThat(area.getCurrentParagraph()).isEqualTo(200);
    await().atMost(WHOLE).untilAsserted(() -> assertThat(chips(robot)).hasSizeGreaterThan(20).containsOnly("··· 99 lines"));
    robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.CLOSE_BRACKET);
    await().atMost(WHOLE).untilAsserted(() -> assertThat(hidden()).isEmpty());
    assertThat(settled()).isTrue();
  }

  @Test
  void whatIsTypedWhileALongTextFoldsIsInTheTextAndNoLineStaysAway(FxRobot robot) {
    open(robot, longText());
    await().atMost(WHOLE).until(() -> area.getText().equals(longText()));
    robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.OPEN_BRACKET);
    robot.interact(() -> area.insertText(0, "# one\n# two\n"));
    robot.interact(() -> area.deleteText(area.getAbsolutePosition(30, 0), area.getAbsolutePosition(60, 0)));
    await().atMost(WHOLE).until(this::settled);
    robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.CLOSE_BRACKET);
    await().atMost(WHOLE).until(() -> hidden().isEmpty() && settled());
    assertThat(area.getText()).startsWith("# one\n# two\nmap-0:\n").hasSizeLessThan(longText().length());
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
