// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import java.time.Duration;

/// Changes a second, smoothed over about three seconds. Ticks only while something changes: a quiet cluster wakes nobody.
final class EventRate implements Subscription {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final double NEW_SHARE = 0.3;
  private static final double QUIET = 0.05;
  private final Background background;
  private final Value<Double> rate = new Value<>(0.0);
  private long pending;
  private double smooth;
  private boolean ticking;
  private boolean closed;
  private Subscription next = Subscription.NONE;

  EventRate(Background background) {
    this.background = background;
  }

  Observable<Double> rate() {
    return rate;
  }

  synchronized void count(int changes) {
    pending += changes;
    if (!ticking && !closed && changes > 0) {
      ticking = true;
      next = background.after(TICK, "event rate", this::tick);
    }
  }

  private void tick() {
    double shown;
    synchronized (this) {
      if (closed) {
        return;
      }
      smooth = smooth * (1 - NEW_SHARE) + pending * NEW_SHARE;
      pending = 0;
      ticking = smooth >= QUIET;
      if (ticking) {
        next = background.after(TICK, "event rate", this::tick);
      } else {
        smooth = 0;
      }
      shown = Math.round(smooth * 10) / 10.0;
    }
    rate.set(shown);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      next.close();
    }
  }
}
