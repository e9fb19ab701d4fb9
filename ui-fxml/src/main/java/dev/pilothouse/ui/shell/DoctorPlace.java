// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The connection doctor in front of the tabs of a cluster that is not connected. While a connection is being made the doctor waits
/// a moment before it comes: most connections stand sooner than one could read a step, and to build it would only delay them.
/// FX thread.
final class DoctorPlace extends StackPane {
  private static final long PATIENCE_MILLIS = 900;
  private final Node tabs;
  private final StackPane doctor = new StackPane();
  private final Function<Route, OpenView> make;
  private final Executor later;
  private final Runnable came;
  private @Nullable ClusterSession patient;
  private @Nullable OpenView shown;

  /// @param came told when a doctor came that had waited
  DoctorPlace(Node tabs, Executor fx, Function<Route, OpenView> make, Runnable came) {
    super();
    this.tabs = tabs;
    this.make = make;
    this.came = came;
    later = CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS, fx);
    getChildren().setAll(tabs, doctor);
    doctor.setVisible(false);
  }

  /// The doctor that is shown; null where none is.
  @Nullable OpenView shown() {
    return shown;
  }

  /// Shows the doctor of a cluster that is being connected, if it still is after a moment.
  void connecting(ClusterSession session) {
    if (session.equals(patient)) {
      return;
    }
    leave();
    patient = session;
    tabs.setVisible(false);
    later.execute(
        () -> {
          if (session.equals(patient)) {
            show(session);
            came.run();
          }
        });
  }

  /// Shows the doctor of a cluster at once.
  void show(ClusterSession session) {
    if (shown != null && session.equals(patient)) {
      return;
    }
    leave();
    patient = session;
    shown = make.apply(Route.of("connection", session));
    doctor.getChildren().setAll(shown.view().node());
    doctor.setVisible(true);
    tabs.setVisible(false);
  }

  /// Gives the tabs back.
  ///
  /// @return whether a cluster was being waited for
  boolean leave() {
    boolean waited = patient != null;
    OpenView before = shown;
    patient = null;
    shown = null;
    doctor.getChildren().clear();
    doctor.setVisible(false);
    tabs.setVisible(true);
    if (before != null) {
      before.close();
    }
    return waited;
  }
}
