// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.command.DeleteObject;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import dev.pilothouse.core.settings.Appearance;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.FakeKinds;
import dev.pilothouse.ui.testing.Snapshots;
import dev.pilothouse.ui.testing.StagedSession;
import dev.pilothouse.ui.testing.StagingWindow;
import dev.pilothouse.ui.testing.SteadyRobot;
import java.time.Duration;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

@ExtendWith(SteadyRobot.class)
@Timeout(60)
class ShellWindowUiTest {
  private static final ResourceRef CHECKOUT = new ResourceRef(FakeKinds.DEPLOYMENT, "shop", "checkout");
  @RegisterExtension final StagingWindow staging = new StagingWindow();

  @Start
  void start(Stage shown) {
    staging.open(shown);
  }

  private static boolean shows(FxRobot robot, String query) {
    return robot.lookup(query).queryAll().stream().anyMatch(ShellWindowUiTest::onScreen);
  }

  private static boolean onScreen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  @Test
  void aClusterThatIsOpenedComesToTheFrontWithItsOverview(FxRobot robot) {
    assertThat(shows(robot, "#view-overview")).isTrue();
    assertThat(robot.lookup(".sidebar-name").queryAs(Label.class).getText()).isEqualTo("staging");
  }

  @Test
  void aGroupOfTheSidebarOpensIntoItsTables(FxRobot robot) {
    robot.clickOn("#nav-group-network").clickOn("#nav-ingresses-networking-k8s-io");
    assertThat(staging.test.placeholders.get("table").open).extracting(Route::kindId).contains("ingresses.networking.k8s.io");
    assertThat(shows(robot, "#nav-networkpolicies-networking-k8s-io")).isTrue();
  }

  @Test
  void theNumberKeysGoToTheOpenClusters(FxRobot robot) {
    robot.interact(() -> staging.test.open("dev"));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    assertThat(robot.lookup(".sidebar-name").queryAs(Label.class).getText()).isEqualTo("staging");
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertThat(robot.lookup(".sidebar-name").queryAs(Label.class).getText()).isEqualTo("dev");
  }

  @Test
  void escapeClosesTheDetailsAndTheDockGoesAndComes(FxRobot robot) {
    robot.interact(() -> staging.test.window.navigator().go(Route.object("details", staging.session, CHECKOUT)));
    robot.interact(() -> staging.test.window.navigator().go(Route.object("logs", staging.session, CHECKOUT)));
    assertThat(shows(robot, "#view-details")).isTrue();
    robot.push(KeyCode.ESCAPE);
    assertThat(shows(robot, "#view-details")).isFalse();
    robot.push(KeyCode.CONTROL, KeyCode.J);
    assertThat(shows(robot, "#view-logs")).isFalse();
    robot.push(KeyCode.CONTROL, KeyCode.J);
    assertThat(shows(robot, "#view-logs")).isTrue();
    assertThat(staging.test.placeholders.get("logs").open).hasSize(1);
  }

  @Test
  void theDockTakesTheWholeMiddleUntilAViewIsAskedFor(FxRobot robot) {
    robot.interact(() -> staging.test.window.navigator().go(Route.object("logs", staging.session, CHECKOUT)));
    double low = robot.lookup("#view-logs").queryAs(Region.class).getHeight();
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J);
    assertThat(shows(robot, "#view-overview")).isFalse();
    assertThat(robot.lookup("#view-logs").queryAs(Region.class).getHeight()).isGreaterThan(2 * low);
    robot.clickOn("#nav-workloads");
    assertThat(shows(robot, "#view-workloads")).isTrue();
    assertThat(robot.lookup("#view-logs").queryAs(Region.class).getHeight()).isCloseTo(low, within(2.0));
    robot.clickOn("#dock-whole");
    assertThat(shows(robot, "#view-workloads")).isFalse();
    robot.clickOn("#dock-whole");
    assertThat(shows(robot, "#view-workloads")).isTrue();
  }

  @Test
  void whatIsInTheDockIsThereAgainWhenItsClusterIsOpenedAgain(FxRobot robot) {
    Route logs = Route.object("logs", staging.session, CHECKOUT);
    robot.interact(() -> staging.test.window.navigator().go(logs));
    robot.interact(() -> staging.test.sessions.close(staging.session));
    assertThat(staging.test.placeholders.get("logs").open).isEmpty();
    robot.interact(() -> staging.test.open("staging"));
    await().until(() -> shows(robot, "#view-logs"));
    assertThat(staging.test.placeholders.get("logs").open).singleElement().extracting(Route::object).isEqualTo(CHECKOUT);
    assertThat(shows(robot, "#view-overview")).isTrue();
  }

  @Test
  void theSameRouteHasOneView(FxRobot robot) {
    robot.clickOn("#nav-workloads").clickOn("#nav-overview").clickOn("#nav-workloads");
    assertThat(staging.test.placeholders.get("workloads").open).hasSize(1);
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    assertThat(shows(robot, "#view-overview")).isTrue();
  }

  @Test
  void aWriteInConfirmModeIsSentOnlyAfterAYesAndTheSafeButtonHasTheKeyboard(FxRobot robot) {
    robot.interact(() -> staging.session.guard(GuardLevel.CONFIRM));
    robot.interact(() -> staging.test.window.navigator().run(staging.session, new ScaleWorkload(CHECKOUT, 3, 5)));
    assertThat(robot.lookup("#cancel").queryAs(Button.class).isFocused()).isTrue();
    robot.push(KeyCode.ENTER);
    assertThat(staging.session.sent).isEmpty();
    robot.interact(() -> staging.test.window.navigator().run(staging.session, new ScaleWorkload(CHECKOUT, 3, 5)));
    robot.clickOn("#confirm");
    assertThat(staging.session.sent).containsExactly(new ScaleWorkload(CHECKOUT, 3, 5));
  }

  @Test
  void aDeletionWantsTheNameTyped(FxRobot robot) {
    DeleteObject delete = new DeleteObject(CHECKOUT, Propagation.BACKGROUND);
    robot.interact(() -> staging.test.window.navigator().run(staging.session, delete));
    assertThat(robot.lookup("#confirm").queryButton().isDisabled()).isTrue();
    robot.write("checkou");
    assertThat(robot.lookup("#confirm").queryButton().isDisabled()).isTrue();
    robot.write("t").clickOn("#confirm");
    assertThat(staging.session.sent).containsExactly(delete);
  }

  @Test
  void aReadOnlyClusterRefusesAndSaysSo(FxRobot robot) {
    robot.interact(() -> staging.session.guard(GuardLevel.READ_ONLY));
    robot.interact(() -> staging.test.window.navigator().run(staging.session, new ScaleWorkload(CHECKOUT, 3, 5)));
    assertThat(staging.session.sent).isEmpty();
    assertThat(robot.lookup(".toast-title").queryAs(Label.class).getText()).contains("read-only");
  }

  @Test
  void aDialogOfAFeatureStandsAboveTheWindowUntilItIsAnswered(FxRobot robot) {
    robot.interact(() -> staging.test.window.navigator().scale(staging.session, CHECKOUT, 3));
    assertThat(staging.test.placeholders.get("scale").open).extracting(Route::option).containsExactly("3 0");
    assertThat(shows(robot, "#view-scale")).isTrue();
    robot.interact(() -> staging.test.window.navigator().closeDialog());
    assertThat(shows(robot, "#view-scale")).isFalse();
    assertThat(staging.test.placeholders.get("scale").open).isEmpty();
    robot.interact(() -> staging.test.window.navigator().scale(staging.session, CHECKOUT, 3));
    robot.push(KeyCode.ESCAPE);
    assertThat(staging.test.placeholders.get("scale").open).isEmpty();
  }

  @Test
  void whatADialogHasSentIsToldWithTheWayBack(FxRobot robot) {
    ScaleWorkload toZero = new ScaleWorkload(CHECKOUT, 3, 0);
    robot.interact(
        () -> staging.test.window.navigator().tell(staging.session, staging.session.commands().run(toZero, null).join()));
    assertThat(robot.lookup("#undo").queryButton().getText()).isEqualTo("Scale back to 3");
    robot.clickOn("#undo");
    assertThat(staging.session.sent).endsWith(new ScaleWorkload(CHECKOUT, 0, 3));
  }

  @Test
  void thePaletteFindsAnObjectByItsLettersAndOpensIt(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K).write("che");
    await().untilAsserted(() -> assertThat(shows(robot, ".palette-match")).isTrue());
    robot.interact(() -> Snapshots.write(staging.stage.getScene(), "palette-light-en"));
    robot.write("ckout").push(KeyCode.ENTER);
    await().untilAsserted(() -> assertThat(staging.test.placeholders.get("details").open).extracting(Route::object).contains(objectNamed("checkout")));
    assertThat(shows(robot, ".palette")).isFalse();
  }

  @Test
  void enterRunsWhatWasTypedAndNotWhatStoodThereBefore(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.interact(
        () -> {
          robot.lookup("#palette-field").queryTextInputControl().setText(">theme dark");
          Event.fireEvent(staging.stage.getScene().getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
    await().untilAsserted(() -> assertThat(staging.test.settings.settings().get().appearance().theme()).isEqualTo(Appearance.Theme.DARK));
    assertThat(shows(robot, ".palette")).isFalse();
  }

  @Test
  void aThemeThatWasChosenIsKeptForTheNextStart(FxRobot robot) {
    assertThat(staging.test.atNextStart().theme()).isNotEqualTo(Appearance.Theme.DARK);
    robot.interact(() -> staging.test.settings.update(before -> before.appearance(before.appearance().theme(Appearance.Theme.DARK))));
    staging.test.background.advance(Duration.ofSeconds(1));
    await().untilAsserted(() -> assertThat(staging.test.atNextStart().theme()).isEqualTo(Appearance.Theme.DARK));
  }

  @Test
  void inANarrowWindowTheFieldsOfTheTopBarAreWholeAndInside(FxRobot robot) {
    robot.interact(
        () -> {
          staging.stage.setWidth(1024);
          staging.stage.setHeight(640);
          staging.test.window.navigator().go(Route.object("details", staging.session, CHECKOUT));
        });
    robot.interact(() -> staging.stage.getScene().getRoot().layout());
    for (String query : List.of("#search", ".top-field-value", "#search .keycap")) {
      Region field = robot.lookup(query).queryAs(Region.class);
      assertThat(field.getWidth()).as(query).isGreaterThanOrEqualTo(field.prefWidth(-1) - 0.5);
      assertThat(field.localToScene(field.getBoundsInLocal()).getMaxX()).as(query).isLessThanOrEqualTo(1024);
    }
  }

  private static ResourceRef objectNamed(String name) {
    return new ResourceRef(FakeKinds.DEPLOYMENT, "shop", name, "deployments/shop/" + name);
  }

  @Test
  void thePaletteRunsActionsAndEscapeClosesIt(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K).write(">theme dark");
    await().untilAsserted(() -> assertThat(shows(robot, ".palette-match")).isTrue());
    robot.push(KeyCode.ENTER);
    assertThat(staging.test.settings.settings().get().appearance().theme()).isEqualTo(Appearance.Theme.DARK);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    assertThat(shows(robot, ".palette")).isTrue();
    robot.push(KeyCode.ESCAPE);
    assertThat(shows(robot, ".palette")).isFalse();
  }

  @Test
  void theNamespaceIsChosenByTyping(FxRobot robot) {
    robot.push(KeyCode.N);
    robot.write("pay").push(KeyCode.ENTER);
    assertThat(staging.session.namespace.get()).isEqualTo("payments");
  }

  @Test
  void aFailedConnectionShowsTheDoctorInsteadOfTheViews(FxRobot robot) {
    robot.interact(() -> staging.session.state.set(StagedSession.failed()));
    assertThat(shows(robot, "#failed-step")).isTrue();
    assertThat(shows(robot, "#view-overview")).isFalse();
    robot.clickOn("#retry");
    assertThat(staging.session.reconnects).isEqualTo(1);
    robot.interact(() -> staging.session.state.set(StagedSession.connected()));
    assertThat(shows(robot, "#view-overview")).isTrue();
  }

  @Test
  void theLanguageChangesAndWhatIsOpenStays(FxRobot robot) {
    robot.clickOn("#nav-workloads");
    robot.interact(() -> staging.test.settings.update(before -> before.appearance(before.appearance().language("zh"))));
    await().untilAsserted(() -> assertThat(shows(robot, "#view-workloads")).isTrue());
    assertThat(robot.lookup("#nav-workloads .nav-title").queryAs(Label.class).getText()).isEqualTo("工作负载");
  }

  @Test
  void f6GoesFromRegionToRegion(FxRobot robot) {
    robot.clickOn("#nav-workloads");
    assertThat(robot.lookup("#view-workloads").query().lookup(".button").isFocused()).isTrue();
    robot.push(KeyCode.F6);
    assertThat(robot.lookup("#tile-staging").query().isFocused()).isTrue();
    robot.push(KeyCode.F6);
    assertThat(robot.lookup("#nav-workloads").query().isFocused()).isTrue();
    robot.push(KeyCode.F6);
    assertThat(robot.lookup("#view-workloads").query().lookup(".button").isFocused()).isTrue();
  }

  @Test
  void nothingIsContactedBeforeAContextIsOpenedByEnter(FxRobot robot) {
    robot.clickOn("#rail-clusters");
    assertThat(staging.test.sessions.open().get()).hasSize(1);
    robot.clickOn("kind-lab").push(KeyCode.ENTER);
    assertThat(staging.test.sessions.open().get()).extracting(open -> open.context().name()).containsExactly("staging", "kind-lab");
  }

  @Test
  void anEntryOfTheJournalOpensIntoWhatItChangedAndByWhom(FxRobot robot) {
    robot.interact(() -> staging.test.window.navigator().run(staging.session, new ScaleWorkload(CHECKOUT, 3, 5)));
    robot.interact(() -> staging.test.window.navigator().go(Route.of("activity")));
    robot.clickOn(".entry-line");
    assertThat(robot.lookup(".diff-removed .mono").queryAs(Label.class).getText().strip()).isEqualTo("replicas: 3");
    assertThat(robot.lookup(".diff-added .mono").queryAs(Label.class).getText().strip()).isEqualTo("replicas: 5");
    assertThat(robot.lookup("you · staging-admin").tryQuery()).isPresent();
  }

  @Test
  void whoGoesToAViewHasTheKeyboardInIt(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K).write("#workloads");
    await().untilAsserted(() -> assertThat(shows(robot, ".palette-match")).isTrue());
    robot.push(KeyCode.ENTER);
    await().untilAsserted(() -> assertThat(keyboardIn(robot, "#view-workloads")).isTrue());
    robot.clickOn("#nav-nodes");
    assertThat(keyboardIn(robot, "#view-nodes")).isTrue();
    robot.interact(() -> staging.test.window.navigator().go(Route.object("details", staging.session, CHECKOUT)));
    assertThat(keyboardIn(robot, "#view-nodes")).as("details only join").isTrue();
  }

  private boolean keyboardIn(FxRobot robot, String query) {
    Node view = robot.lookup(query).query();
    for (Node at = staging.stage.getScene().getFocusOwner(); at != null; at = at.getParent()) {
      if (at.equals(view)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aPeekOpensTheDetailsAndTheNextOneClosesThem(FxRobot robot) {
    Route checkout = Route.object("details", staging.session, CHECKOUT);
    robot.interact(() -> staging.test.window.navigator().peek(checkout));
    assertThat(shows(robot, "#view-details")).isTrue();
    robot.interact(() -> staging.test.window.navigator().peek(checkout));
    assertThat(shows(robot, "#view-details")).isFalse();
  }

  @Test
  void theNamespaceChooserShowsItsWordsWhole(FxRobot robot) {
    Label words = robot.lookup(".top-field-value").queryAs(Label.class);
    assertThat(words.getText()).isEqualTo("All namespaces");
    assertThat(words.getWidth()).isGreaterThanOrEqualTo(words.prefWidth(-1));
  }

  @Test
  void f5ReadsAllAgain(FxRobot robot) {
    int before = staging.session.reconnects;
    robot.push(KeyCode.F5);
    assertThat(staging.session.reconnects).isEqualTo(before + 1);
  }
}
