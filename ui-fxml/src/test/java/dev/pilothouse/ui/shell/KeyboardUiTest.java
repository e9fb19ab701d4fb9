// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.ui.testing.FakeKinds;
import dev.pilothouse.ui.testing.StagedSession;
import dev.pilothouse.ui.testing.StagingWindow;
import dev.pilothouse.ui.testing.SteadyRobot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Where the keyboard is, and where Tab takes it.
@ExtendWith(SteadyRobot.class)
@Timeout(60)
class KeyboardUiTest {
  private static final ResourceRef CHECKOUT = new ResourceRef(FakeKinds.DEPLOYMENT, "shop", "checkout");
  @RegisterExtension final StagingWindow staging = new StagingWindow();

  @Start
  void start(Stage shown) {
    staging.open(shown);
  }

  private Node keyboard() {
    return staging.stage.getScene().getFocusOwner();
  }

  /// What a person would call it: its id, or its words.
  private static String name(Node node) {
    if (node.getId() != null) {
      return node.getId();
    }
    String said = node.getAccessibleText();
    return said != null ? said : node instanceof Labeled labeled ? labeled.getText() : node.getClass().getSimpleName();
  }

  /// Everything that Tab comes by until it is back where it began.
  private List<String> walk(FxRobot robot) {
    List<Node> passed = new ArrayList<>();
    while (passed.size() < 100 && !passed.contains(keyboard())) {
      passed.add(keyboard());
      robot.push(KeyCode.TAB);
    }
    assertThat(keyboard()).as("it comes round").isSameAs(passed.getFirst());
    return passed.stream().map(KeyboardUiTest::name).toList();
  }

  @Test
  void tabGoesThroughTheWindowFromLeftToRightAndComesRound(FxRobot robot) {
    robot.interact(() -> robot.lookup("#tile-staging").query().requestFocus());
    List<String> names = walk(robot);
    assertThat(names)
        .containsSubsequence(
            "tile-staging", "rail-clusters", "rail-activity", "rail-settings", "nav-overview", "nav-workloads", "nav-group-custom",
            "namespace", "search", "guard", "status-activity");
    assertThat(names).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void tabStaysInTheViewOfADialog(FxRobot robot) {
    robot.interact(() -> staging.test.window.navigator().scale(staging.session, CHECKOUT, 3));
    assertThat(walk(robot)).containsExactly("checkout");
  }

  @Test
  void tabStaysInTheDialogThatConfirmsAndBeginsAtTheSafeAnswer(FxRobot robot) {
    robot.interact(() -> staging.session.guard(GuardLevel.CONFIRM));
    robot.interact(() -> staging.test.window.navigator().run(staging.session, new ScaleWorkload(CHECKOUT, 3, 5)));
    List<String> names = walk(robot);
    assertThat(names).containsExactly("cancel", "confirm", "copy-kubectl");
  }

  @Test
  void afterADialogOrThePaletteTheKeyboardIsWhereItWas(FxRobot robot) {
    robot.clickOn("#nav-workloads");
    Node before = keyboard();
    robot.push(KeyCode.CONTROL, KeyCode.K).push(KeyCode.ESCAPE);
    assertThat(keyboard()).isSameAs(before);
    robot.interact(() -> staging.test.window.navigator().scale(staging.session, CHECKOUT, 3));
    robot.push(KeyCode.ESCAPE);
    assertThat(keyboard()).isSameAs(before);
    robot.push(KeyCode.SHIFT, KeyCode.SLASH).push(KeyCode.ESCAPE);
    assertThat(keyboard()).isSameAs(before);
  }

  private CompletableFuture<Boolean> asked() {
    ExecConsent.LoginProgram aws =
        new ExecConsent.LoginProgram(
            Path.of("/home/sre/.kube/config"), "deployer", "aws", List.of("eks", "get-token"), Map.of(), "/usr/bin/aws");
    return CompletableFuture.supplyAsync(() -> staging.test.window.consent().allows(aws), task -> Thread.ofVirtual().start(task));
  }

  @Test
  void aLoginProgramIsRefusedByTheKeyAtHandAndTheKeyboardGoesBack(FxRobot robot) throws Exception {
    robot.clickOn("#nav-workloads");
    Node before = keyboard();
    CompletableFuture<Boolean> answer = asked();
    await().untilAsserted(() -> assertThat(name(keyboard())).isEqualTo("cancel"));
    robot.push(KeyCode.ENTER);
    assertThat(answer.get(10, TimeUnit.SECONDS)).isFalse();
    assertThat(keyboard()).isSameAs(before);
  }

  @Test
  void theKeyboardIsInTheViewWhenWhatHadItIsGoneMeanwhile(FxRobot robot) throws Exception {
    robot.clickOn("#nav-workloads");
    CompletableFuture<Boolean> answer = asked();
    await().untilAsserted(() -> assertThat(name(keyboard())).isEqualTo("cancel"));
    robot.interact(() -> staging.session.state.set(StagedSession.failed()));
    robot.push(KeyCode.TAB).push(KeyCode.ENTER);
    assertThat(answer.get(10, TimeUnit.SECONDS)).isTrue();
    await().untilAsserted(() -> assertThat(keyboard()).isNotNull());
    Node doctor = robot.lookup(".doctor").query();
    assertThat(doctor.lookupAll("*")).contains(keyboard());
  }
}
