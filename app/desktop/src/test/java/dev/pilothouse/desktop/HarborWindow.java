// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

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

/// The whole program in its window, with the sample cluster `harbor` open and nothing of the machine's own settings.
final class HarborWindow {
  private static final Duration LONG = Duration.ofSeconds(60);
  final Backend backend;
  final ClusterSession session;
  private final ShellWindow window;

  private HarborWindow(Backend backend, ShellWindow window, ClusterSession session) {
    this.backend = backend;
    this.window = window;
    this.session = session;
  }

  /// @param home an empty folder
  static HarborWindow open(FxRobot robot, Stage stage, Path home) {
    LaunchOptions options =
        new LaunchOptions(
            List.of(home.resolve("no-kubeconfig")), Optional.empty(), Optional.of("harbor"), Optional.empty(), Optional.empty(),
            Optional.empty(), false, Optional.of("light"), Optional.of("en"), Optional.empty());
    Map<String, String> environment =
        Map.of("XDG_CONFIG_HOME", home.resolve("config").toString(), "XDG_STATE_HOME", home.resolve("state").toString());
    Backend backend = new Backend(options, program -> false, environment);
    ShellWindow[] made = new ShellWindow[1];
    robot.interact(
        () -> {
          made[0] = DesktopWindow.window(stage, backend, new FxThread(), opened -> Optional.empty());
          made[0].show();
        });
    backend.sessions().openSample("harbor");
    ClusterSession session = backend.sessions().open().get().getLast();
    await().atMost(LONG).until(() -> session.state().get() instanceof SessionState.Connected);
    return new HarborWindow(backend, made[0], session);
  }

  Navigator navigator() {
    return window.navigator();
  }

  void close(FxRobot robot) {
    robot.interact(window::close);
    backend.close();
  }
}
