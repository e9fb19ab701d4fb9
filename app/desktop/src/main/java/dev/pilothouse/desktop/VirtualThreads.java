// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Background work of the program: each task on a virtual thread of its own, delays by one daemon timer that only starts them.
final class VirtualThreads implements Background, AutoCloseable {
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("timer").factory());

  @Override
  public Subscription run(String name, Runnable task) {
    Thread thread = Thread.ofVirtual().name(name).start(task);
    return thread::interrupt;
  }

  @Override
  public Subscription after(Duration delay, String name, Runnable task) {
    Subscription.Bag running = new Subscription.Bag();
    ScheduledFuture<?> waiting = timer.schedule(() -> running.add(run(name, task)), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> {
      waiting.cancel(false);
      running.close();
    };
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
