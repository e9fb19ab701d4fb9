// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.rollouts.EndedRollout;
import dev.pilothouse.core.rollouts.EndedRollout.Result;
import dev.pilothouse.core.rollouts.ImageStep;
import dev.pilothouse.core.rollouts.RolloutHistory;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.themes.Fonts;
import dev.pilothouse.themes.Theme;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.rollouts.RolloutMonitor;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.OpenClusters;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.testing.SteadyRobot;
import dev.pilothouse.ui.testing.TestBackground;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The board as a person uses it, over a cluster in memory in which two rollouts are under way: checkout goes on, search stalls.
@ExtendWith(SteadyRobot.class)
@Timeout(120)
class BoardUiTest {
  private static final ResourceRef LEDGER = new ResourceRef(DeploymentKind.KIND, "payments", "ledger", "payments-ledger");
  @TempDir Path folder;
  private final FakeSession session = Shop.open();
  private final FakeWindow window = new FakeWindow();
  private final Value<List<ClusterSession>> contexts = new Value<>(List.of(session));
  private StackPane root;
  private FeatureView view;

  @Start
  void start(Stage stage) {
    Fonts.load();
    root = new StackPane();
    Scene scene = new Scene(root, 1300, 800);
    scene.getStylesheets().setAll(Theme.DARK.stylesheets());
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  private void open(FxRobot robot, EndedRollout... ended) throws IOException {
    InstantSource clock = InstantSource.fixed(Shop.NOW);
    UiServices services = window.services(Locale.ENGLISH, clock, new OpenClusters(contexts));
    RolloutHistory history = new RolloutHistory(folder.resolve("rollouts"), new TestBackground());
    history.add(List.of(ended), true, false);
    SettingsStore settings = SettingsStore.open(folder, new TestBackground());
    RolloutMonitor monitor = new RolloutMonitor(services.background(), clock, history);
    robot.interact(
        () -> {
          view = new BoardFeature(services, monitor, settings).open(Route.of("rollouts"));
          root.getChildren().setAll(view.node());
          view.focus();
        });
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(view::close);
    await().untilAsserted(() -> assertThat(session.open).hasValue(0));
  }

  private static ListView<?> list(FxRobot robot) {
    return robot.lookup("#board-list").queryListView();
  }

  private static List<String> rollouts(FxRobot robot) {
    return list(robot).getItems().stream()
        .filter(BoardRow.Rollout.class::isInstance)
        .map(row -> ((BoardRow.Rollout) row).name())
        .toList();
  }

  private static void untilRollouts(FxRobot robot, String... names) {
    await().untilAsserted(() -> assertThat(rollouts(robot)).containsExactly(names));
  }

  /// What the line of a name says to somebody who hears it.
  private static String line(FxRobot robot, String name) {
    return await().until(
        () -> cells(".board-cell", robot).stream().filter(words -> words.startsWith(name + ",")).findFirst().orElse(""),
        words -> !words.isEmpty());
  }

  private static String words(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }

  private static List<String> cells(String style, FxRobot robot) throws ExecutionException, InterruptedException {
    return WaitForAsyncUtils.asyncFx(
            () ->
                robot.lookup(style).queryAll().stream().map(Node::getAccessibleText).map(words -> Objects.requireNonNullElse(words, "")).toList())
        .get();
  }

  private static EndedRollout ended(Result result, long tookSeconds, long minutesAgo) {
    long at = Shop.NOW.getEpochSecond() - minutesAgo * 60;
    return new EndedRollout(
        "prod-eu", "prod-eu", LEDGER, minutesAgo, "h" + minutesAgo, new ImageStep("5.5.0", "5.5.1", ImageStep.Change.IMAGE), result,
        0, "helm", at - tookSeconds, at, 2, 2, 0);
  }

  @Test
  void eachRolloutSaysHowFarItIsAndWhatItWaitsForTheWorstFirst(FxRobot robot) throws IOException {
    open(robot);
    untilRollouts(robot, "search", "checkout");
    assertThat(line(robot, "search"))
        .contains("shop · Deployment", "3.2.0 → 3.2.1-rc", "0 of 3 updated and ready", "Stalled");
    assertThat(line(robot, "checkout")).contains("2.8.4 → 2.9.0", "3 of 5 updated and ready", "Progressing");
    assertThat(words(robot, "#board-all")).isEqualTo("All 2");
    assertThat(words(robot, "#board-stalled")).isEqualTo("Stalled 1");
  }

  @Test
  void wordsAndStatesNarrowItAndEscapeLeavesTheFilter(FxRobot robot) throws IOException {
    open(robot);
    untilRollouts(robot, "search", "checkout");
    robot.interact(view::focusFilter);
    robot.write("2.9.0");
    untilRollouts(robot, "checkout");
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    assertThat(window.routes).singleElement().satisfies(route -> assertThat(route.target().name()).isEqualTo("checkout"));
    robot.interact(() -> assertThat(view.escape()).isTrue());
    untilRollouts(robot, "search", "checkout");
    robot.interact(() -> robot.lookup("#board-stalled").queryAs(ToggleButton.class).fire());
    untilRollouts(robot, "search");
    robot.interact(() -> robot.lookup("#board-waiting").queryAs(ToggleButton.class).fire());
    untilRollouts(robot);
    await().untilAsserted(() -> assertThat(words(robot, ".state-title")).isEqualTo("None of 2 rollouts in flight matches"));
  }

  @Test
  void theKeyboardAloneOpensPausesAndAsksForTheWayBack(FxRobot robot) throws IOException {
    open(robot);
    untilRollouts(robot, "search", "checkout");
    robot.push(KeyCode.F8);
    robot.push(KeyCode.ENTER);
    assertThat(window.routes).last().satisfies(
        route -> {
          assertThat(route.view()).isEqualTo("rollout");
          assertThat(route.target().name()).isEqualTo("search");
        });
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.P);
    assertThat(window.commands).singleElement().satisfies(
        command -> assertThat(command.kubectl("prod-eu")).contains("pause", "deployment/checkout"));
    robot.push(KeyCode.U);
    assertThat(window.routes).last().satisfies(
        route -> {
          assertThat(route.view()).isEqualTo("undo");
          assertThat(route.target().name()).isEqualTo("checkout");
          assertThat(route.option()).isEqualTo("14");
        });
    assertThat(window.commands).as("nothing is undone before it was shown").hasSize(1);
  }

  @Test
  void aContextIsFoldedAndUnfoldedByKeysAndKeepsTheSelection(FxRobot robot) throws IOException {
    open(robot);
    untilRollouts(robot, "search", "checkout");
    robot.push(KeyCode.F8);
    robot.push(KeyCode.LEFT);
    robot.push(KeyCode.LEFT);
    untilRollouts(robot);
    assertThat(list(robot).getSelectionModel().getSelectedItem()).isInstanceOf(BoardRow.Group.class);
    robot.push(KeyCode.RIGHT);
    untilRollouts(robot, "search", "checkout");
  }

  @Test
  void whatEndedStandsBelowWithHowAndAfterWhatTime(FxRobot robot) throws IOException {
    open(robot, ended(Result.OK, 90, 10), ended(Result.FAILED, 600, 120), ended(Result.OK, 80, 1500));
    await().untilAsserted(() -> assertThat(words(robot, "#finished-all")).isEqualTo("All 2"));
    assertThat(words(robot, "#finished-failed")).isEqualTo("Failed 1");
    await().untilAsserted(
        () ->
            assertThat(cells(".finished-cell", robot))
                .anyMatch(words -> words.contains("ledger") && words.contains("Ok") && words.contains("90s"))
                .anyMatch(words -> words.contains("Failed: deadline passed") && words.contains("120m")));
    robot.interact(() -> robot.lookup("#finished-list").queryListView().requestFocus());
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    assertThat(window.routes).last().satisfies(route -> assertThat(route.target().name()).isEqualTo("ledger"));
  }

  @Test
  void whereNothingGoesOutItSaysSoAndWithoutAContextToo(FxRobot robot) throws IOException {
    session.store(DeploymentKind.KIND)
        .apply(ChangeBatch.of(List.of(), List.of("shop-checkout", "shop-search")));
    open(robot);
    await().untilAsserted(() -> assertThat(words(robot, ".state-title")).isEqualTo("Nothing is being rolled out"));
    assertThat(words(robot, "#board-all")).isEqualTo("All 0");
    contexts.set(List.of());
    await().untilAsserted(() -> assertThat(words(robot, ".state-title")).isEqualTo("No context is open"));
  }

  @Test
  void aLineThatIsDownIsSaidAtItsContextAndTheRolloutsStay(FxRobot robot) throws IOException {
    open(robot);
    untilRollouts(robot, "search", "checkout");
    session.freshness(PodKind.KIND)
        .set(new Freshness.Reconnecting(Shop.NOW, 1, FakeSession.failure(ClusterFailure.Kind.UNREACHABLE, "It does not answer.")));
    await().untilAsserted(() -> assertThat(line(robot, "prod-eu")).doesNotContain("live"));
    untilRollouts(robot, "search", "checkout");
  }

  @Test
  void aContextThatCannotBeConnectedIsNamedWithTheReasonAndTheOthersGoOn(FxRobot robot) throws IOException {
    open(robot);
    untilRollouts(robot, "search", "checkout");
    FakeSession dead = new FakeSession("far-away");
    dead.state.set(
        new SessionState.Failed(List.of(), FakeSession.failure(ClusterFailure.Kind.UNREACHABLE, "Nobody listens at 10.0.0.1:6443."), null));
    contexts.set(List.of(session, dead));
    assertThat(line(robot, "far-away")).contains("Not connected").doesNotContain("in flight");
    untilRollouts(robot, "search", "checkout");

    session.store(DeploymentKind.KIND).apply(ChangeBatch.of(List.of(), List.of("shop-search")));
    untilRollouts(robot, "checkout");
    assertThat(line(robot, "far-away")).contains("Not connected");
  }
}
