// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that happens in a sample cluster happens here, one thing after another: tasks due now in order of
/// arrival, timed tasks in
/// order of time. No task may block.
///
/// A test drives it by hand with [#runUntil] on a standing clock, so the same seed gives the same world; [#start] gives
/// it a thread
/// and real time. Any thread may add tasks.
public final class TaskLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TaskLoop.class);

  /// A timed task that may be called off.
  public static final class Timer implements Comparable<Timer> {
    private final Instant due;
    private final long order;
    private final Runnable task;
    private volatile boolean cancelled;

    private Timer(Instant due, long order, Runnable task) {
      this.due = due;
      this.order = order;
      this.task = task;
    }

    public void cancel() {
      cancelled = true;
    }

    @Override
    public int compareTo(Timer other) {
      int byTime = due.compareTo(other.due);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final SimulatedClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Runnable> ready = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long order;
  private boolean closed;
  private Instant unseenUntil = Instant.MIN;
  private @Nullable Thread thread;

  public TaskLoop(SimulatedClock clock) {
    this.clock = clock;
  }

  public SimulatedClock clock() {
    return clock;
  }

  public Instant now() {
    return clock.instant();
  }

  /// What happens before an instant will never be looked at in detail: it may happen in larger steps. Call before the loop
  /// runs.
  public void unseenUntil(Instant instant) {
    unseenUntil = instant;
  }

  boolean isUnseen() {
    return now().isBefore(unseenUntil);
  }

  /// Runs a task as soon as those before it are done.
  public void post(Runnable task) {
    lock.lock();
    try {
      ready.add(task);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  public Timer after(Duration delay, Runnable task) {
    return at(now().plus(delay), task);
  }

  /// Runs a task at an instant, or as soon as possible if that has passed.
  public Timer at(Instant due, Runnable task) {
    lock.lock();
    try {
      Timer timer = new Timer(due, order++, task);
      timers.add(timer);
      changed.signal();
      return timer;
    } finally {
      lock.unlock();
    }
  }

  /// Runs a task again and again, first after one period.
  public void every(Duration period, Runnable task) {
    after(period, () -> {
      try {
        task.run();
      } finally {
        every(period, task);
      }
    });
  }

  /// Runs all that is due up to an instant, moving the clock from task to task, and leaves the clock there. Not while a
  /// thread runs it.
  public void runUntil(Instant end) {
    for (Runnable task = next(end); task != null; task = next(end)) {
      perform(task);
    }
    clock.advanceTo(end);
  }

  public void runFor(Duration duration) {
    runUntil(now().plus(duration));
  }

  /// Lets time run by itself on a thread of its own.
  ///
  /// @param speed simulated seconds in a real second
  public void start(double speed) {
    clock.run(speed);
    Thread started = Thread.ofPlatform().name("sample-cluster").daemon(true).unstarted(this::live);
    thread = started;
    started.start();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    Thread running = thread;
    if (running != null && !running.equals(Thread.currentThread())) {
      try {
        running.join(2_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private @Nullable Runnable next(Instant end) {
    lock.lock();
    try {
      Runnable immediate = ready.poll();
      if (immediate != null) {
        return immediate;
      }
      Timer timer = firstTimer();
      if (timer == null || timer.due.isAfter(end)) {
        return null;
      }
      timers.poll();
      clock.advanceTo(timer.due);
      return timer.task;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Timer firstTimer() {
    Timer timer = timers.peek();
    while (timer != null && timer.cancelled) {
      timers.poll();
      timer = timers.peek();
    }
    return timer;
  }

  private void live() {
    for (Runnable task = await(); task != null; task = await()) {
      perform(task);
    }
  }

  private @Nullable Runnable await() {
    lock.lock();
    try {
      while (!closed) {
        Runnable immediate = ready.poll();
        if (immediate != null) {
          return immediate;
        }
        Timer timer = firstTimer();
        if (timer == null) {
          changed.await();
          continue;
        }
        long wait = clock.realTimeUntil(timer.due).toNanos();
        if (wait <= 0) {
          timers.poll();
          return timer.task;
        }
        // a few tasks at once instead of one wake-up each keeps an idle cluster cheap
        changed.await(Math.max(wait, TimeUnit.MILLISECONDS.toNanos(5)), TimeUnit.NANOSECONDS);
      }
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
  }

  private static void perform(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("a task of the sample cluster failed", e);
    }
  }
}
