// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/// Waits between attempts: doubling, with jitter up to as much again, from the start again when nothing failed for a while. One
/// thread.
final class BackOff {
  private final FeedTiming timing;
  private final LongSupplier nanoTime;
  private final DoubleSupplier random;
  private Duration next;
  private long last;

  BackOff(FeedTiming timing, LongSupplier nanoTime, DoubleSupplier random) {
    this.timing = timing;
    this.nanoTime = nanoTime;
    this.random = random;
    this.next = timing.backOff();
    this.last = nanoTime.getAsLong();
  }

  Duration next() {
    long now = nanoTime.getAsLong();
    if (now - last > timing.backOffReset().toNanos()) {
      next = timing.backOff();
    }
    last = now;
    Duration wait = next;
    next = min(next.multipliedBy(2), timing.backOffMost());
    return min(wait.plusNanos((long) (wait.toNanos() * random.getAsDouble())), timing.backOffMost());
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
