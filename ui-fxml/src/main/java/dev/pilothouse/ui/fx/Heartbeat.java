// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.fx;

import dev.pilothouse.core.base.Subscription;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Runs something on the FX thread once in a period until it is closed, without asking for frames in between: for ages that grow.
public final class Heartbeat implements Subscription {
  private final Executor background;
  private final Executor fx;
  private final Duration period;
  private final Runnable beat;
  private volatile boolean closed;

  public Heartbeat(Executor background, Executor fx, Duration period, Runnable beat) {
    this.background = background;
    this.fx = fx;
    this.period = period;
    this.beat = beat;
    next();
  }

  private void next() {
    CompletableFuture.delayedExecutor(period.toMillis(), TimeUnit.MILLISECONDS, background).execute(this::due);
  }

  private void due() {
    if (!closed) {
      fx.execute(
          () -> {
            if (!closed) {
              beat.run();
              next();
            }
          });
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
