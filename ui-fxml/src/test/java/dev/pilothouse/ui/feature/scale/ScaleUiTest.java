// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.command.SetAutoscalerLimits;
import dev.pilothouse.core.command.SetAutoscalerLimits.Limits;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.ScaleRoute;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.testing.DialogStage;
import dev.pilothouse.ui.testing.FakeJournal;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.testing.SteadyRobot;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import static dev.pilothouse.ui.testing.DialogStage.text;
import static dev.pilothouse.ui.testing.DialogStage.untilButton;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The dialog as a person uses it, by mouse and by keyboard, over a cluster in memory.
@ExtendWith(SteadyRobot.class)
@Timeout(120)
class ScaleUiTest {
  private final FakeSession session = ScaledShop.open();
  private final FakeWindow window = new FakeWindow();
  private DialogStage dialogs;
  private UiServices services;
  private FeatureView view;

  @Start
  void start(Stage stage) {
    services = window.services(Locale.ENGLISH, InstantSource.fixed(Shop.NOW));
    dialogs = new DialogStage(stage);
  }

  private void open(FxRobot robot, ResourceRef ref, int now, int by) {
    robot.interact(() -> view = dialogs.show(new ScaleFeature(services, new FakeJournal()).open(ScaleRoute.of(session, ref, now, by))));
    await().until(() -> !text(robot, "#dry-run").contains("…"));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(view::close);
    assertThat(session.open).hasValue(0);
  }

  @Test
  void theMinimumOfTheAutoscalerIsChangedByMouse(FxRobot robot) {
    open(robot, ScaledShop.CHECKOUT, 5, 0);
    assertThat(robot.lookup("#confirm").query().isDisabled()).isTrue();
    robot.clickOn("#more").clickOn("#more").clickOn("#more");
    untilButton(robot, "Set HPA minimum to 8");
    robot.clickOn("#confirm");
    assertThat(session.sent).singleElement().isInstanceOfSatisfying(
        SetAutoscalerLimits.class, limits -> assertThat(limits.limits()).isEqualTo(new Limits(8, 12)));
  }

  @Test
  void scalingAnywayIsChosenByMouse(FxRobot robot) {
    open(robot, ScaledShop.CHECKOUT, 5, 3);
    robot.clickOn("#option-anyway");
    untilButton(robot, "Scale checkout to 8");
    robot.clickOn("#confirm");
    assertThat(session.sent).containsExactly(new ScaleWorkload(ScaledShop.CHECKOUT, 5, 8));
  }

  @Test
  void enterAloneDoesNothingAndANumberWithEnterTwiceScales(FxRobot robot) {
    open(robot, ScaledShop.CATALOG, 6, 1);
    robot.push(KeyCode.ENTER);
    assertThat(session.sent).isEmpty();
    robot.interact(view::focus);
    robot.push(KeyCode.ADD).push(KeyCode.UP);
    untilButton(robot, "Scale catalog to 9");
    robot.write("14");
    untilButton(robot, "Scale catalog to 14");
    robot.push(KeyCode.ENTER);
    assertThat(session.sent).isEmpty();
    robot.push(KeyCode.ENTER);
    assertThat(session.sent).containsExactly(new ScaleWorkload(ScaledShop.CATALOG, 6, 14));
  }

  @Test
  void theKeyboardBeginsAtTheSafeAnswerAndTabComesByEverythingAndRound(FxRobot robot) {
    open(robot, ScaledShop.CATALOG, 6, 2);
    Scene scene = robot.lookup("#replicas").query().getScene();
    List<String> ids = new ArrayList<>();
    while (!ids.contains(scene.getFocusOwner().getId()) && ids.size() < 50) {
      ids.add(scene.getFocusOwner().getId());
      robot.push(KeyCode.TAB);
    }
    assertThat(ids).startsWith("cancel", "confirm").contains("replicas", "replicas-slider", "copy-kubectl");
    assertThat(scene.getFocusOwner().getId()).isEqualTo("cancel");
  }

  @Test
  void theSliderIsMovedByItsKeys(FxRobot robot) {
    open(robot, ScaledShop.CATALOG, 6, 0);
    robot.interact(() -> robot.lookup("#replicas-slider").query().requestFocus());
    robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
    untilButton(robot, "Scale catalog to 8");
    robot.push(KeyCode.HOME);
    untilButton(robot, "Scale catalog to 0");
  }

  @Test
  void whatTheServerRefusesIsToldAndTheNumberStays(FxRobot robot) {
    session.dryRunFails = FakeSession.failure(ClusterFailure.Kind.INVALID, "A webhook says no.");
    open(robot, ScaledShop.CATALOG, 6, 2);
    await().untilAsserted(() -> assertThat(text(robot, "#dry-run")).isEqualTo("Dry run refused by the API server"));
    assertThat(robot.lookup(".trouble-why").queryAs(Label.class).getText()).contains("A webhook says no.");
    assertThat(robot.lookup("#replicas").queryTextInputControl().getText()).isEqualTo("8");
  }

  @Test
  void inAReadOnlyContextNothingCanBePressedAndTheKeyboardComesByTheReason(FxRobot robot) {
    session.guard.set(GuardLevel.READ_ONLY);
    open(robot, ScaledShop.CATALOG, 6, 2);
    await().until(() -> robot.lookup("#trouble").tryQuery().isPresent());
    robot.clickOn("#confirm");
    robot.interact(view::focus);
    List<String> heard = new ArrayList<>();
    Scene scene = robot.lookup("#replicas").query().getScene();
    do {
      heard.add(String.valueOf(scene.getFocusOwner().getAccessibleText()));
      robot.push(KeyCode.TAB);
    } while (!"cancel".equals(scene.getFocusOwner().getId()) && heard.size() < 50);
    assertThat(heard).anySatisfy(words -> assertThat(words).contains(text(robot, "#trouble")));
    assertThat(robot.lookup("#confirm").query().isDisabled()).isTrue();
    assertThat(session.sent).isEmpty();
  }

  @Test
  void theLineForKubectlIsCopied(FxRobot robot) {
    open(robot, ScaledShop.CATALOG, 6, 2);
    robot.clickOn("#copy-kubectl");
    String[] copied = new String[1];
    robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertThat(copied[0])
        .isEqualTo("kubectl --context prod-eu -n shop scale deployment/catalog --current-replicas=6 --replicas=8");
  }
}
