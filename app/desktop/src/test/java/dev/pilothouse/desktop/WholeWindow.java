// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.nav.Navigator;
import dev.pilothouse.ui.shell.ShellWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

import static org.awaitility.Awaitility.await;

/// The whole program in its window, with one cluster open and nothing of the machine's own settings.
final class WholeWindow {
  private static final Duration LONG = Duration.ofSeconds(60);
  final Backend backend;
  final ClusterSession session;
  private final ShellWindow window;

  private WholeWindow(Backend backend, ShellWindow window, ClusterSession session) {
    this.backend = backend;
    this.window = window;
    this.session = session;
  }

  /// With a sample cluster.
  ///
  /// @param home an empty folder
  static WholeWindow onSample(FxRobot robot, Stage stage, Path home, String scenario) {
    Backend backend = backend(home, home.resolve("no-kubeconfig"), scenario, false);
    ShellWindow window = shown(robot, stage, backend);
    backend.sessions().openSample(scenario);
    return connected(backend, window, backend.sessions().open().get().getLast());
  }

  /// With a context of a kubeconfig.
  ///
  /// @param home an empty folder
  static WholeWindow onContext(FxRobot robot, Stage stage, Path home, Path kubeconfig, String context, boolean readOnly) {
    Backend backend = backend(home, kubeconfig, null, readOnly);
    ShellWindow window = shown(robot, stage, backend);
    return connected(backend, window, backend.sessions().open(entry(backend, context)));
  }

  /// Opens another context of the same kubeconfig, whether it can be connected or not.
  ClusterSession alsoOpen(String context) {
    return backend.sessions().open(entry(backend, context));
  }

  private static ContextEntry entry(Backend backend, String context) {
    return backend.catalog().readNow().contexts().stream().filter(one -> one.name().equals(context)).findFirst().orElseThrow();
  }

  private static Backend backend(Path home, Path kubeconfig, String sample, boolean readOnly) {
    LaunchOptions options =
        new LaunchOptions(
            List.of(kubeconfig), Optional.empty(), Optional.ofNullable(sample), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), readOnly, Optional.of(StepPictures.THEME), Optional.of("en"), Optional.empty());
    Map<String, String> environment =
        Map.of("XDG_CONFIG_HOME", home.resolve("config").toString(), "XDG_STATE_HOME", home.resolve("state").toString());
    Backend backend = new Backend(options, program -> false, environment);
    DesktopWindow.appearance(backend, options);
    return backend;
  }

  private static ShellWindow shown(FxRobot robot, Stage stage, Backend backend) {
    ShellWindow[] made = new ShellWindow[1];
    robot.interact(
        () -> {
          made[0] = DesktopWindow.window(stage, backend, new FxThread(), opened -> Optional.empty());
          made[0].show();
        });
    return made[0];
  }

  private static WholeWindow connected(Backend backend, ShellWindow window, ClusterSession session) {
    await().atMost(LONG).until(() -> session.state().get() instanceof SessionState.Connected);
    return new WholeWindow(backend, window, session);
  }

  Navigator navigator() {
    return window.navigator();
  }

  void close(FxRobot robot) {
    robot.interact(window::close);
    backend.close();
  }
}
