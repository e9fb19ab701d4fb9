// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.fx;

import dev.pilothouse.core.base.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;

/// Runs work at most once a frame, and only when it is due: whatever happens between two frames is shown by one update. Nothing
/// runs, and no frame is asked for, while nothing is due.
public final class FrameTicker {
  private final FxThread fx;

  public FrameTicker(FxThread fx) {
    this.fx = fx;
  }

  /// Makes an update that can be asked for from any thread and runs on the FX thread at the next frame.
  public Update update(Runnable task) {
    return new Update(task);
  }

  /// Work that is due or not.
  public final class Update implements Subscription {
    private final AtomicBoolean due = new AtomicBoolean();
    private final AnimationTimer timer;
    private volatile boolean closed;

    private Update(Runnable task) {
      timer =
          new AnimationTimer() {
            @Override
            public void handle(long now) {
              stop();
              if (due.getAndSet(false) && !closed) {
                task.run();
              }
            }
          };
    }

    /// Asks for the update. Any thread; cheap.
    public void request() {
      if (!closed && due.compareAndSet(false, true)) {
        fx.execute(timer::start);
      }
    }

    @Override
    public void close() {
      closed = true;
      fx.execute(timer::stop);
    }
  }
}
