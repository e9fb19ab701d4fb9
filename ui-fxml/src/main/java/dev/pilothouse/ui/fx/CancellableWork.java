// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.fx;

import dev.pilothouse.core.base.Subscription;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Background work of which only the last one counts: what begins later, [#cancel] and closing cancel what runs. The work asks now
/// and then whether it is cancelled; what a cancelled one returns is shown to nobody. FX thread.
public final class CancellableWork implements Subscription {
  private final Executor background;
  private final Executor fx;
  private final AtomicLong current = new AtomicLong();
  private volatile boolean running;

  public CancellableWork(Executor background, Executor fx) {
    this.background = background;
    this.fx = fx;
  }

  /// @param work runs in the background; it is given how to ask whether it is cancelled
  /// @param show is given the result on the FX thread unless the work was cancelled
  public <T> void run(Function<BooleanSupplier, T> work, Consumer<T> show) {
    long mine = current.incrementAndGet();
    running = true;
    background.execute(
        () -> {
          T result = work.apply(() -> current.get() != mine);
          fx.execute(
              () -> {
                if (current.get() == mine) {
                  running = false;
                  show.accept(result);
                }
              });
        });
  }

  public boolean running() {
    return running;
  }

  public void cancel() {
    current.incrementAndGet();
    running = false;
  }

  @Override
  public void close() {
    cancel();
  }
}
