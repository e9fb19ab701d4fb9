// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.base;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Background work whose queue and clock a test turns by hand; everything runs on the thread of the test.
public final class ManualBackground implements Background {
  private final List<Task> tasks = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private long order;

  private static final class Task implements Subscription {
    private final Instant due;
    private final long number;
    private final String name;
    private final Runnable work;
    private boolean dropped;

    private Task(Instant due, long number, String name, Runnable work) {
      this.due = due;
      this.number = number;
      this.name = name;
      this.work = work;
    }

    @Override
    public void close() {
      dropped = true;
    }
  }

  @Override
  public synchronized Subscription run(String name, Runnable work) {
    return after(Duration.ZERO, name, work);
  }

  @Override
  public synchronized Subscription after(Duration delay, String name, Runnable work) {
    Task task = new Task(now.plus(delay), order++, name, work);
    tasks.add(task);
    return task;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanoTime() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  /// Runs all that is due, what it brings up included.
  public void runAll() {
    for (Task task = take(); task != null; task = take()) {
      task.work.run();
    }
  }

  private synchronized Task take() {
    tasks.removeIf(task -> task.dropped);
    Task first =
        tasks.stream()
            .filter(task -> !task.due.isAfter(now))
            .min(Comparator.comparing((Task task) -> task.due).thenComparingLong(task -> task.number))
            .orElse(null);
    tasks.remove(first);
    return first;
  }

  /// Lets time pass in steps of a second at most, running what becomes due on the way.
  public void advance(Duration time) {
    Instant end = now.plus(time);
    runAll();
    while (now.isBefore(end)) {
      Instant next = now.plusSeconds(1);
      now = next.isBefore(end) ? next : end;
      runAll();
    }
  }

  /// The names of what waits.
  public synchronized List<String> waiting() {
    return tasks.stream().filter(task -> !task.dropped).map(task -> task.name).toList();
  }
}
