// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Subscription;
import java.time.Duration;
import java.time.Instant;

/// Runs tasks on virtual threads at once; nothing is delayed for longer than the test lives.
public final class TestBackground implements Background {

  @Override
  public Subscription run(String name, Runnable task) {
    Thread thread = Thread.ofVirtual().name(name).start(task);
    return thread::interrupt;
  }

  @Override
  public Subscription after(Duration delay, String name, Runnable task) {
    Thread thread =
        Thread.ofVirtual()
            .name(name)
            .start(
                () -> {
                  try {
                    Thread.sleep(delay);
                    task.run();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    return thread::interrupt;
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }
}
