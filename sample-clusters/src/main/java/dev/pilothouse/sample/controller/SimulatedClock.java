// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time of a sample cluster. It stands still and is moved by hand, until it is let run; then it follows the real
/// time, times a speed.
///
/// Any thread may read it; only the [TaskLoop] moves it.
public final class SimulatedClock implements InstantSource {

  private record Mark(Instant simulated, long nanos, double speed) {}

  private volatile Mark mark;

  private SimulatedClock(Instant start) {
    this.mark = new Mark(start, System.nanoTime(), 0);
  }

  /// A clock that stands at an instant.
  public static SimulatedClock at(Instant start) {
    return new SimulatedClock(start);
  }

  @Override
  public Instant instant() {
    Mark now = mark;
    if (now.speed == 0) {
      return now.simulated;
    }
    return now.simulated.plusNanos((long) ((System.nanoTime() - now.nanos) * now.speed));
  }

  /// Lets it run from where it stands.
  ///
  /// @param speed simulated seconds in a real second, above 0
  public void run(double speed) {
    if (speed <= 0) {
      throw new IllegalArgumentException("speed must be above 0: " + speed);
    }
    mark = new Mark(instant(), System.nanoTime(), speed);
  }

  /// Moves a standing clock forward; an earlier instant and a running clock are left alone.
  void advanceTo(Instant instant) {
    Mark now = mark;
    if (now.speed == 0 && instant.isAfter(now.simulated)) {
      mark = new Mark(instant, System.nanoTime(), 0);
    }
  }

  boolean isRunning() {
    return mark.speed > 0;
  }

  /// How much real time passes until the clock shows an instant; zero or less if it already did.
  Duration realTimeUntil(Instant instant) {
    Duration simulated = Duration.between(instant(), instant);
    return Duration.ofNanos((long) (simulated.toNanos() / Math.max(mark.speed, 1e-9)));
  }
}
