// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What the editor shows of problems, owners and changes.
class MarksUiTest extends EditorUi {
  private static final LineMark REPLICAS =
      new LineMark(7, 2, 10, LineMark.Severity.ERROR, "unknown field", "did you mean replica?", "Alt Enter");
  private static final LineMark IMAGE = new LineMark(12, 15, 31, LineMark.Severity.WARNING, "no such image", "", "");
  private static final LineMark FIXED = new LineMark(1, 12, 19, LineMark.Severity.DONE, "", "was v1", "");

  private void marked(FxRobot robot, LineMark... marks) {
    robot.interact(() -> editor.marks(List.of(marks)));
  }

  private static Set<String> texts(FxRobot robot, String style) {
    return robot.lookup(style).queryAllAs(Labeled.class).stream()
        .map(Labeled::getText).filter(text -> !text.isEmpty()).collect(Collectors.toSet());
  }

  private String place() {
    CaretPlace at = editor.caretProperty().get();
    return at.line() + ":" + at.column();
  }

  @Test
  void aProblemIsUnderlinedAndSaidAfterItsLine(FxRobot robot) {
    open(robot, CHECKOUT);
    marked(robot, REPLICAS, IMAGE, FIXED);
    await().untilAsserted(() -> {
      assertThat(area.getStyleOfChar(area.getAbsolutePosition(7, 4))).containsExactly("yaml-key", "wrong");
      assertThat(area.getStyleOfChar(area.getAbsolutePosition(12, 20))).containsExactly("yaml-string", "doubtful");
      assertThat(texts(robot, ".code-problem")).containsExactlyInAnyOrder("unknown field", "no such image");
      assertThat(texts(robot, ".code-said-more")).containsExactlyInAnyOrder(", did you mean replica?", "was v1");
      assertThat(texts(robot, ".code-said .keycap")).containsExactly("Alt Enter");
      assertThat(texts(robot, ".code-glyph")).containsExactlyInAnyOrder("✕", "▲");
    });
  }

  @Test
  void whatIsPutRightIsUnderlinedNoMore(FxRobot robot) {
    open(robot, CHECKOUT);
    marked(robot, REPLICAS);
    await().untilAsserted(() -> assertThat(area.getStyleOfChar(area.getAbsolutePosition(7, 4))).contains("wrong"));
    marked(robot);
    await().untilAsserted(() -> {
      assertThat(area.getStyleOfChar(area.getAbsolutePosition(7, 4))).containsExactly("yaml-key");
      assertThat(texts(robot, ".code-problem")).isEmpty();
    });
  }

  @Test
  void aLineTypedAboveMovesThemAllDown(FxRobot robot) {
    open(robot, CHECKOUT);
    marked(robot, REPLICAS);
    robot.interact(() -> {
      List<LineOwner> owners = new ArrayList<>(Collections.nCopies(16, new LineOwner("argocd", 2)));
      editor.owners(owners);
      BitSet changed = new BitSet();
      changed.set(7);
      editor.changed(changed);
    });
    robot.push(KeyCode.ENTER).push(KeyCode.UP);
    await().untilAsserted(() -> {
      assertThat(area.getStyleOfChar(area.getAbsolutePosition(8, 4))).contains("wrong");
      assertThat(area.getStyleOfChar(area.getAbsolutePosition(7, 2))).doesNotContain("wrong");
      assertThat(numbers(robot, ".code-number.edited")).containsExactly("9");
    });
  }

  @Test
  void theKeyLeadsFromProblemToProblemAndRoundAgain(FxRobot robot) {
    open(robot, CHECKOUT);
    marked(robot, IMAGE, REPLICAS, FIXED);
    robot.push(KeyCode.F8);
    assertThat(place()).isEqualTo("7:2");
    robot.push(KeyCode.F8);
    assertThat(place()).isEqualTo("12:15");
    robot.push(KeyCode.F8);
    assertThat(place()).isEqualTo("7:2");
    robot.push(KeyCode.SHIFT, KeyCode.F8);
    assertThat(place()).isEqualTo("12:15");
  }

  @Test
  void theKeyUnfoldsWhereAProblemIsHiddenAndTheFoldSaysThatThereIsOne(FxRobot robot) {
    open(robot, CHECKOUT);
    robot.interact(() -> area.moveTo(6, 0));
    marked(robot, IMAGE);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.OPEN_BRACKET);
    await().untilAsserted(() -> assertThat(texts(robot, ".code-glyph")).containsExactly("▲"));
    assertThat(area.isFolded(12)).isTrue();
    robot.push(KeyCode.F8);
    assertThat(area.isFolded(12)).isFalse();
    assertThat(place()).isEqualTo("12:15");
  }

  @Test
  void aTickBesideTheScrollBarLeadsToItsLine(FxRobot robot) {
    open(robot, CHECKOUT + "# end\n".repeat(500));
    marked(robot, new LineMark(400, 0, 3, LineMark.Severity.ERROR, "wrong", "", ""));
    await().untilAsserted(() -> assertThat(robot.lookup(".mark-tick").tryQuery()).isPresent());
    robot.clickOn(robot.lookup(".mark-tick").<Node>query());
    assertThat(place()).isEqualTo("400:0");
    await().untilAsserted(() -> assertThat(area.allParToVisibleParIndex(400)).isPresent());
  }

  @Test
  void theKeyForAFixAsksWhoeverKnowsOne(FxRobot robot) {
    open(robot, CHECKOUT);
    AtomicInteger asked = new AtomicInteger();
    robot.interact(() -> editor.onFix(asked::incrementAndGet));
    robot.push(KeyCode.ALT, KeyCode.ENTER);
    assertThat(asked).hasValue(1);
    assertThat(editor.text()).isEqualTo(CHECKOUT);
  }

  @Test
  void aFixOfSeveralPlacesIsOneStepOfUndo(FxRobot robot) {
    open(robot, "a: 1\nb: 2\n");
    robot.interact(() -> editor.edit(List.of(new Fix.Edit(new Span(8, 9), "two"), new Fix.Edit(new Span(3, 4), "one"))));
    assertThat(editor.text()).isEqualTo("a: one\nb: two\n");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(editor.text()).isEqualTo("a: 1\nb: 2\n");
  }

  @Test
  void anOwnerHasItsColourBesideItsLines(FxRobot robot) {
    open(robot, CHECKOUT);
    List<LineOwner> owners = new ArrayList<>(Collections.nCopies(16, null));
    owners.set(7, new LineOwner("hpa", 4));
    robot.interact(() -> editor.owners(owners));
    await().untilAsserted(() -> assertThat(robot.lookup(".code-owner.tone-c4").queryAll()).hasSize(1));
    robot.interact(() -> editor.owners(List.of()));
    await().untilAsserted(() -> assertThat(robot.lookup(".code-owner.tone-c4").queryAll()).isEmpty());
  }
}
