// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.fx;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Passes on what a view is to show, but not while the mouse is pressed in it: what moves or is made anew between press and release
/// is not clicked, or something else is. The newest that came meanwhile is passed on after the release. FX thread.
public final class PressHold<T> {
  /// Who presses for longer does not click, or the release got lost.
  private static final Duration AT_MOST = Duration.ofSeconds(3);
  private final Node view;
  private final InstantSource clock;
  private final Consumer<T> show;
  private @Nullable T held;
  private long until;

  /// @param view in which nothing changes while the mouse is pressed
  /// @param show shows it
  public PressHold(Node view, InstantSource clock, Consumer<T> show) {
    this.view = view;
    this.clock = clock;
    this.show = show;
    // It is told before what is under the mouse gets to know of the release.
    view.pressedProperty().subscribe(pressed -> {
      if (pressed) {
        until = clock.millis() + AT_MOST.toMillis();
      } else {
        Platform.runLater(this::released);
      }
    });
  }

  /// Shows it now, or after the release.
  public void show(T next) {
    if (view.isPressed() && clock.millis() < until) {
      held = next;
    } else {
      held = null;
      show.accept(next);
    }
  }

  private void released() {
    T next = held;
    if (next != null) {
      show(next);
    }
  }
}
