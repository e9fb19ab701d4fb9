// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.settings.Appearance;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.FakeKinds;
import dev.pilothouse.ui.testing.Snapshots;
import dev.pilothouse.ui.testing.StagedSession;
import dev.pilothouse.ui.testing.SteadyRobot;
import dev.pilothouse.ui.testing.TestWindow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

/// Draws the window with everything in it, in both themes and both languages, into `target/shots`.
@ExtendWith(SteadyRobot.class)
@Timeout(60)
class ShellPicturesUiTest {
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, en", "DARK, en", "DARK, zh", "HIGH_CONTRAST, zh"})
  void theWindowIsDrawn(Appearance.Theme theme, String language, FxRobot robot) {
    String suffix = theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + language;
    TestWindow[] made = new TestWindow[1];
    robot.interact(
        () -> {
          TestWindow test = new TestWindow(stage, Appearance.DEFAULTS.theme(theme).language(language), false);
          made[0] = test;
          test.open("staging");
          test.open("prod-us");
          StagedSession session = test.open("prod-eu");
          session.guard.set(GuardLevel.CONFIRM);
          ResourceRef checkout = new ResourceRef(FakeKinds.DEPLOYMENT, "shop", "checkout");
          test.window.navigator().go(Route.of("workloads", session));
          test.window.navigator().go(Route.object("details", session, checkout));
          test.window.navigator().go(Route.object("logs", session, checkout));
        });
    robot.clickOn("#nav-group-network");
    picture(robot, "shell-" + suffix);
    robot.interact(
        () -> {
          StagedSession session = (StagedSession) made[0].sessions.open().get().getLast();
          ResourceRef checkout = new ResourceRef(FakeKinds.DEPLOYMENT, "shop", "checkout");
          made[0].window.navigator().run(session, new ScaleWorkload(checkout, 3, 5));
        });
    picture(robot, "confirm-" + suffix);
    robot.clickOn("#confirm");
    picture(robot, "toast-" + suffix);
    robot.interact(() -> made[0].window.close());
    assertThat(made[0].placeholders.values()).allSatisfy(feature -> assertThat(feature.open).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, en", "DARK, zh"})
  void theProgramsOwnPagesAreDrawn(Appearance.Theme theme, String language, FxRobot robot) {
    String suffix = theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + language;
    TestWindow[] made = new TestWindow[1];
    robot.interact(
        () -> {
          TestWindow test = TestWindow.whole(stage, Appearance.DEFAULTS.theme(theme).language(language));
          made[0] = test;
          test.settings.update(
              before ->
                  before
                      .context(test.catalog.named("prod-eu").id(), context -> context.favourite(true).lastOpened(java.time.Instant.now()))
                      .context(test.catalog.named("staging").id(), context -> context.lastOpened(java.time.Instant.EPOCH.plusSeconds(1_763_000_000)))
                      .context(test.catalog.named("data-eu").id(), context -> context.guard(GuardLevel.READ_ONLY)));
        });
    picture(robot, "catalog-" + suffix);
    robot.interact(
        () -> {
          StagedSession session = test(made).open("prod-ap");
          session.state.set(StagedSession.failed());
        });
    picture(robot, "doctor-" + suffix);
    robot.interact(
        () -> {
          StagedSession session = test(made).open("prod-eu");
          session.commands().run(new ScaleWorkload(new ResourceRef(FakeKinds.DEPLOYMENT, "shop", "checkout"), 3, 5), null);
          session.commands().run(new ScaleWorkload(new ResourceRef(FakeKinds.DEPLOYMENT, "shop", "cart"), 4, 2), null);
          test(made).window.navigator().go(Route.of("activity"));
        });
    robot.clickOn("shop/checkout");
    picture(robot, "activity-" + suffix);
    robot.interact(() -> test(made).window.navigator().go(Route.of("settings")));
    picture(robot, "settings-" + suffix);
    robot.interact(() -> made[0].window.close());
  }

  private static TestWindow test(TestWindow[] made) {
    return made[0];
  }

  private void picture(FxRobot robot, String name) {
    robot.interact(() -> assertThat(Snapshots.write(stage.getScene(), name)).isNotEmptyFile());
  }
}
