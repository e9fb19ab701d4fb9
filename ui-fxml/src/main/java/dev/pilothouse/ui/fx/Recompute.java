// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.fx;

import dev.pilothouse.core.base.Subscription;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Computes what a screen shows in the background whenever it is due, and shows it on the FX thread: one computation at a time,
/// requests that come meanwhile make one more, and the longer a computation takes the longer the rest after it, so that a flood
/// of changes never takes a whole core. Nothing runs while nothing is due. [#request] from any thread.
public final class Recompute<T> implements Subscription {
  private static final int IDLE = 0;
  private static final int RUNNING = 1;
  private static final int AGAIN = 2;

  private final Executor background;
  private final Executor fx;
  private final Supplier<T> compute;
  private final Consumer<T> show;
  private final long leadNanos;
  private final long leastRestNanos;
  private final int restShare;
  private final AtomicInteger state = new AtomicInteger();
  private volatile boolean closed;

  /// @param leastRest the shortest time between two results
  public Recompute(Executor background, Executor fx, Duration leastRest, Supplier<T> compute, Consumer<T> show) {
    this(background, fx, Duration.ZERO, leastRest, 1, compute, show);
  }

  /// @param leastRest the shortest time between two results
  /// @param restShare how many times as long as a computation took the rest after it is at least: with 19 it takes 5 % of a core
  public Recompute(
      Executor background, Executor fx, Duration leastRest, int restShare, Supplier<T> compute, Consumer<T> show) {
    this(background, fx, Duration.ZERO, leastRest, restShare, compute, show);
  }

  /// For what is seen only in passing: it waits until a burst of changes is over, as when a cluster is opened, and leaves the core
  /// to what is looked at.
  ///
  /// @param lead between the first request and the computation
  public Recompute(
      Executor background,
      Executor fx,
      Duration lead,
      Duration leastRest,
      int restShare,
      Supplier<T> compute,
      Consumer<T> show) {
    this.background = background;
    this.fx = fx;
    this.compute = compute;
    this.show = show;
    this.leadNanos = lead.toNanos();
    this.leastRestNanos = leastRest.toNanos();
    this.restShare = restShare;
  }

  public void request() {
    if (closed) {
      return;
    }
    if (state.getAndUpdate(now -> now == IDLE ? RUNNING : AGAIN) == IDLE) {
      Executor led =
          leadNanos == 0 ? background : CompletableFuture.delayedExecutor(leadNanos, TimeUnit.NANOSECONDS, background);
      led.execute(this::run);
    }
  }

  private void run() {
    if (closed) {
      return;
    }
    state.set(RUNNING);
    long begin = System.nanoTime();
    boolean done = false;
    try {
      T result = compute.get();
      long rest = Math.max(leastRestNanos, restShare * (System.nanoTime() - begin));
      fx.execute(() -> shown(result, rest));
      done = true;
    } finally {
      // What fails once may work with the next change; it must not stop for good.
      if (!done) {
        rest(leastRestNanos);
      }
    }
  }

  private void shown(T result, long rest) {
    try {
      if (!closed) {
        show.accept(result);
      }
    } finally {
      rest(rest);
    }
  }

  private void rest(long nanos) {
    CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, background).execute(this::rested);
  }

  private void rested() {
    if (!state.compareAndSet(RUNNING, IDLE)) {
      run();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
