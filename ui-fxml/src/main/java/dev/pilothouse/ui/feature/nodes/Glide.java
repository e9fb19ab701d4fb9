// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.Viewport;
import java.util.function.Consumer;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.application.Platform;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Goes from one part of the map to another, so that one sees where one went; at once where a person wants little motion. FX
/// thread.
final class Glide {
  private static final Duration SHORT = Duration.millis(150);
  private static final double SAME = 1e-3;
  private final Consumer<Viewport> show;
  private @Nullable Transition running;

  /// @param show is told each part on the way
  Glide(Consumer<Viewport> show) {
    this.show = show;
  }

  void go(Viewport from, Viewport to) {
    stop();
    if (Platform.getPreferences().isReducedMotion()) {
      show.accept(to);
    } else {
      Transition way = new Way(from, to);
      running = way;
      way.play();
    }
  }

  /// Stays where it is now.
  void stop() {
    Transition now = running;
    if (now != null) {
      now.stop();
    }
  }

  /// The part of the way at a share of the time, 0 to 1: one place of the map stays under one place of the window.
  static Viewport between(Viewport from, Viewport to, double share) {
    double scale = from.scale() * Math.pow(to.scale() / from.scale(), share);
    boolean zooms = Math.abs(to.scale() / from.scale() - 1) > SAME;
    double part = zooms ? (1 / from.scale() - 1 / scale) / (1 / from.scale() - 1 / to.scale()) : share;
    double x = from.x() + (to.x() - from.x()) * part;
    double y = from.y() + (to.y() - from.y()) * part;
    return share >= 1 ? to : new Viewport(x, y, scale, to.width(), to.height());
  }

  /// One way from here to there.
  private final class Way extends Transition {
    private final Viewport from;
    private final Viewport to;

    private Way(Viewport from, Viewport to) {
      this.from = from;
      this.to = to;
      setCycleDuration(SHORT);
      setInterpolator(Interpolator.EASE_BOTH);
    }

    @Override
    protected void interpolate(double share) {
      show.accept(between(from, to, share));
    }
  }
}
