// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.yaml.complete.Completion;
import dev.pilothouse.core.yaml.complete.FieldDoc;
import dev.pilothouse.core.yaml.complete.Names;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What the editor proposes while one types, and what it says of fields; by the keyboard alone.
class CompletingUiTest extends EditorUi {
  private static final String HEAD = "apiVersion: harbour.example/v1\nkind: Ferry\n";
  private static final String SCHEMA =
      """
      {"components": {"schemas": {"Ferry": {
        "type": "object", "x-kubernetes-group-version-kind": [{"group": "harbour.example", "kind": "Ferry", "version": "v1"}],
        "properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"}, "spec": {
          "type": "object", "required": ["route"], "properties": {
            "route": {"type": "string", "description": "Two harbours, joined by a dash, in the order of the tide."},
            "boats": {"type": "integer", "default": 1},
            "mode": {"type": "string", "enum": ["day", "night"]},
            "crew": {"type": "object", "properties": {
              "captain": {"type": "string"}, "cooks": {"type": "array", "items": {"type": "string"}}}}}}}}}}}
      """;

  @BeforeEach
  void helped(FxRobot robot) throws JsonProcessingException {
    ServedSchemas served = ServedSchemas.of(Map.of("harbour.example/v1", new OpenApiDocument(new ObjectMapper().readTree(SCHEMA))));
    robot.interact(() -> editor.help(help(served, null)));
  }

  private static CodeHelp help(ServedSchemas served, CountDownLatch slow) {
    return new CodeHelp() {
      @Override
      public Completion complete(String text, int caret) {
        if (slow != null) {
          await().until(() -> slow.getCount() == 0);
        }
        return Completion.at(text, caret, served, Names.NONE);
      }

      @Override
      public Optional<FieldDoc> documentation(String text, int offset) {
        return Completion.documentation(text, offset, served);
      }

      @Override
      public String source() {
        return "OpenAPI of prod-eu";
      }
    };
  }

  private void openAt(FxRobot robot, String marked) {
    open(robot, marked.replace("|", ""));
    robot.interact(() -> area.moveTo(marked.indexOf('|')));
  }

  private static List<String> proposed(FxRobot robot) {
    return robot.lookup("#proposals").tryQuery().isEmpty()
        ? List.of()
        : robot.lookup(".proposal-label").queryAllAs(TextFlow.class).stream()
            .map(flow -> flow.getChildren().stream().map(part -> ((Text) part).getText()).collect(Collectors.joining()))
            .toList();
  }

  private static void until(FxRobot robot, String... labels) {
    await().untilAsserted(() -> assertThat(proposed(robot)).startsWith(labels));
  }

  @Test
  void aFieldIsProposedWhileItIsTypedAndEnterWritesIt(FxRobot robot) {
    openAt(robot, HEAD + "spec:\n  |");
    type(robot, "rou");
    until(robot, "route");
    robot.push(KeyCode.ENTER);
    assertThat(editor.text()).isEqualTo(HEAD + "spec:\n  route: ");
    type(robot, "a-b");
    assertThat(editor.text()).isEqualTo(HEAD + "spec:\n  route: a-b");
    assertThat(area.isFocused()).isTrue();
  }

  @Test
  void aFieldOfAFieldBringsItsParentsInOneStepOfUndo(FxRobot robot) {
    openAt(robot, HEAD + "spec:\n  |");
    type(robot, "cook");
    until(robot, "crew.cooks");
    robot.push(KeyCode.ENTER);
    assertThat(editor.text()).isEqualTo(HEAD + "spec:\n  crew:\n    cooks:\n      - ");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(editor.text()).isEqualTo(HEAD + "spec:\n  cook");
  }

  @Test
  void theListIsAskedForByKeyTheRequiredFieldFirstAndTheArrowsChoose(FxRobot robot) {
    openAt(robot, HEAD + "spec:\n  boats: 2\n  |");
    robot.push(KeyCode.CONTROL, KeyCode.SPACE);
    until(robot, "route", "mode", "crew", "boats");
    assertThat(robot.lookup(".proposal-detail").queryAllAs(Labeled.class)).extracting(Labeled::getText).contains("set in line 4");
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    assertThat(editor.text()).isEqualTo(HEAD + "spec:\n  boats: 2\n  mode: ");
    until(robot, "day", "night");
    robot.push(KeyCode.UP).push(KeyCode.ENTER);
    assertThat(editor.text()).isEqualTo(HEAD + "spec:\n  boats: 2\n  mode: night");
    assertThat(robot.lookup("#proposals").tryQuery()).isEmpty();
  }

  @Test
  void tabReplacesTheWholeWord(FxRobot robot) {
    openAt(robot, HEAD + "spec:\n  mo|at: day");
    robot.push(KeyCode.CONTROL, KeyCode.SPACE);
    await().untilAsserted(() -> assertThat(proposed(robot)).startsWith("mode"));
    robot.push(KeyCode.TAB);
    assertThat(editor.text()).isEqualTo(HEAD + "spec:\n  mode: day");
  }

  @Test
  void escapeClosesTheListAloneAndEnterIsEnterAgain(FxRobot robot) {
    openAt(robot, HEAD + "spec:\n  |");
    type(robot, "bo");
    until(robot, "boats");
    robot.push(KeyCode.ESCAPE);
    assertThat(robot.lookup("#proposals").tryQuery()).isEmpty();
    robot.push(KeyCode.ENTER);
    assertThat(editor.text()).isEqualTo(HEAD + "spec:\n  bo\n  ");
  }

  @Test
  void theListFollowsWhatIsTypedAndGoesWithTheWord(FxRobot robot) {
    openAt(robot, HEAD + "spec:\n  |");
    type(robot, "c");
    until(robot, "crew");
    type(robot, "a");
    until(robot, "crew.captain");
    robot.push(KeyCode.BACK_SPACE);
    until(robot, "crew");
    type(robot, ":");
    assertThat(robot.lookup("#proposals").tryQuery()).isEmpty();
  }

  @Test
  void nothingIsProposedInACommentOrWhenNobodyCanType(FxRobot robot) {
    openAt(robot, HEAD + "spec:\n  # |\n  mode: day");
    type(robot, "bo");
    robot.interact(() -> area.moveTo(area.getLength()));
    robot.push(KeyCode.F1);
    await().untilAsserted(() -> assertThat(robot.lookup("#field-doc").tryQuery()).isPresent());
    assertThat(robot.lookup("#proposals").tryQuery()).isEmpty();
    robot.push(KeyCode.ESCAPE);
    robot.interact(() -> editor.editable(false));
    robot.push(KeyCode.CONTROL, KeyCode.SPACE).push(KeyCode.F1);
    await().untilAsserted(() -> assertThat(robot.lookup("#field-doc").tryQuery()).isPresent());
    assertThat(robot.lookup("#proposals").tryQuery()).isEmpty();
  }

  @Test
  void aKeyTellsWhatTheFieldAtTheCaretIsFor(FxRobot robot) {
    openAt(robot, HEAD + "spec:\n  ro|ute: a-b");
    robot.push(KeyCode.F1);
    await().untilAsserted(() -> assertThat(robot.lookup("#field-doc").tryQuery()).isPresent());
    assertThat(robot.lookup("#field-doc .label").queryAllAs(Labeled.class))
        .extracting(Labeled::getText)
        .contains("route", "spec", "string", "yes", "OpenAPI of prod-eu");
    assertThat(area.queryAccessibleAttribute(AccessibleAttribute.TEXT).toString()).contains("route, string, Two harbours");
    robot.push(KeyCode.ESCAPE);
    assertThat(robot.lookup("#field-doc").tryQuery()).isEmpty();
  }

  @Test
  void theMouseRestingOnAFieldIsToldTheSame(FxRobot robot) {
    openAt(robot, HEAD + "spec:\n  |route: a-b");
    AtomicReference<Bounds> word = new AtomicReference<>();
    int at = area.getCaretPosition() + 1;
    robot.interact(() -> word.set(area.getCharacterBoundsOnScreen(at, at + 1).orElseThrow()));
    robot.moveTo(word.get().getCenterX(), word.get().getCenterY());
    await().untilAsserted(() -> assertThat(robot.lookup("#field-doc").tryQuery()).isPresent());
    robot.moveTo(600, 450);
    await().untilAsserted(() -> assertThat(robot.lookup("#field-doc").tryQuery()).isEmpty());
  }

  @Test
  void whatIsSelectedIsReadOut(FxRobot robot) {
    openAt(robot, HEAD + "spec:\n  |");
    robot.push(KeyCode.CONTROL, KeyCode.SPACE);
    until(robot, "route", "boats", "mode", "crew");
    assertThat(area.queryAccessibleAttribute(AccessibleAttribute.TEXT))
        .isEqualTo("route, string, Two harbours, joined by a dash, in the order of the tide., 1 of 4");
    robot.push(KeyCode.DOWN);
    assertThat(area.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("boats, integer, 2 of 4");
  }

  @Test
  void atTheEndOfTheScreenTheListStandsAboveItsLine(FxRobot robot) {
    robot.interact(() -> area.getScene().getWindow().setY(480));
    openAt(robot, HEAD + "spec: {}\n" + "# more\n".repeat(30) + "---\n" + HEAD + "spec:\n  |");
    robot.push(KeyCode.CONTROL, KeyCode.SPACE);
    until(robot, "route", "boats", "mode", "crew");
    Node list = robot.lookup("#proposals").query();
    robot.interact(() -> {
      double caret = area.getCaretBounds().orElseThrow().getMinY();
      assertThat(list.localToScreen(list.getLayoutBounds()).getMaxY()).isLessThanOrEqualTo(caret);
    });
  }

  @Test
  void anAnswerThatComesAfterTheNextKeyIsDropped(FxRobot robot) throws JsonProcessingException {
    ServedSchemas served = ServedSchemas.of(Map.of("harbour.example/v1", new OpenApiDocument(new ObjectMapper().readTree(SCHEMA))));
    CountDownLatch slow = new CountDownLatch(1);
    robot.interact(() -> editor.help(help(served, slow)));
    openAt(robot, HEAD + "spec:\n  |");
    type(robot, "bo");
    robot.push(KeyCode.END).push(KeyCode.ENTER);
    slow.countDown();
    robot.interact(() -> editor.help(help(served, null)));
    type(robot, "mo");
    until(robot, "mode");
    assertThat(editor.text()).isEqualTo(HEAD + "spec:\n  bo\n  mo");
  }
}
