// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A sleep that another thread can cut short.
final class Rest {
  private final Semaphore alarm = new Semaphore(0);

  void sleep(Duration time) throws InterruptedException {
    alarm.drainPermits();
    boolean woken = alarm.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
    if (woken) {
      alarm.drainPermits();
    }
  }

  void wake() {
    alarm.release();
  }
}
