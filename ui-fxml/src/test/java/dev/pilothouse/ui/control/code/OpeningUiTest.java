// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A text that is too long to be there at once.
class OpeningUiTest extends EditorUi {
  private static final String LONG =
      IntStream.range(0, 5_000).mapToObj(i -> "pod-" + i + ": {ready: true}\n").collect(Collectors.joining()) + "last: 1";

  private void opened(FxRobot robot) {
    await().untilAsserted(() -> assertThat(editor.text()).isEqualTo(LONG));
    robot.interact(() -> {});
  }

  @Test
  void theBeginningIsThereAtOnceAndTheRestSoonAfter(FxRobot robot) {
    AtomicReference<String> first = new AtomicReference<>("");
    robot.interact(() -> {
      editor.open(LONG);
      first.set(editor.text());
    });
    assertThat(first.get()).startsWith("pod-0: {ready: true}\npod-1:").hasSizeLessThan(LONG.length());
    opened(robot);
    await().untilAsserted(() -> assertThat(numbers(robot, ".code-number")).contains("1", "2", "10"));
    assertThat(area.getStyleOfChar(0)).containsExactly("yaml-key");
  }

  @Test
  void whoAsksForItsEndIsTakenThereWhenItHasCome(FxRobot robot) {
    robot.interact(() -> {
      editor.open(LONG);
      editor.goTo(LONG.length());
      editor.focus();
    });
    opened(robot);
    assertThat(editor.caretProperty().get()).isEqualTo(new CaretPlace(5_000, 7, LONG.length()));
  }

  @Test
  void whatIsWrongFarBelowIsMarkedThereThoughItWasKnownBeforeTheLineCame(FxRobot robot) {
    robot.interact(() -> {
      editor.open(LONG);
      editor.marks(List.of(new LineMark(5_000, 0, 4, LineMark.Severity.ERROR, "unknown field", "", "")));
      editor.focus();
    });
    opened(robot);
    robot.push(KeyCode.F8);
    assertThat(editor.caretProperty().get().line()).isEqualTo(5_000);
  }

  @Test
  void anotherTextInTheMeantimeIsAllThatStaysOfBoth(FxRobot robot) {
    robot.interact(() -> {
      editor.open(LONG);
      editor.update("kind: Pod\n");
    });
    robot.interact(() -> editor.open(LONG));
    opened(robot);
    robot.interact(() -> editor.open("kind: Service\n"));
    assertThat(editor.text()).isEqualTo("kind: Service\n");
  }

  @Test
  void whatIsTypedWhileTheRestComesStays(FxRobot robot) {
    AtomicReference<String> whole = new AtomicReference<>("");
    robot.interact(() -> {
      editor.open(LONG, () -> whole.set(editor.text()));
      area.insertText(0, "# mine");
    });
    await().untilAsserted(() -> assertThat(whole.get()).isEqualTo("# mine" + LONG));
  }
}
