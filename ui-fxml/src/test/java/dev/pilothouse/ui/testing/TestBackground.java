// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Runs tasks on virtual threads at once. What is delayed waits for no clock: a test lets the time pass. Any thread.
public final class TestBackground implements Background {
  private final List<Delayed> delayed = new ArrayList<>();
  private Instant now = Instant.now();

  private record Delayed(Instant due, String name, Runnable task) {}

  @Override
  public Subscription run(String name, Runnable task) {
    Thread thread = Thread.ofVirtual().name(name).start(task);
    return thread::interrupt;
  }

  @Override
  public synchronized Subscription after(Duration delay, String name, Runnable task) {
    Delayed one = new Delayed(now.plus(delay), name, task);
    delayed.add(one);
    return () -> drop(one);
  }

  private synchronized void drop(Delayed one) {
    delayed.remove(one);
  }

  /// Lets time pass: what becomes due begins.
  public synchronized void advance(Duration time) {
    now = now.plus(time);
    List<Delayed> due = delayed.stream().filter(one -> !one.due.isAfter(now)).toList();
    delayed.removeAll(due);
    due.forEach(one -> run(one.name, one.task));
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanoTime() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }
}
