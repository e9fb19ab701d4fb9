// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.fx;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RecomputeTest {
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger value = new AtomicInteger();
  private final AtomicInteger shown = new AtomicInteger(-1);
  private final AtomicInteger computed = new AtomicInteger();

  @AfterEach
  void end() {
    background.shutdownNow();
  }

  private Recompute<Integer> recompute() {
    return new Recompute<>(
        task -> {
          try {
            background.execute(task);
          } catch (RejectedExecutionException e) {
            // The test is over.
          }
        },
        Runnable::run,
        Duration.ofMillis(20),
        () -> {
          computed.incrementAndGet();
          return value.get();
        },
        shown::set);
  }

  @Test
  void theLastChangeIsAlwaysShownAndAFloodIsNotComputedOneByOne() {
    Recompute<Integer> recompute = recompute();
    for (int i = 1; i <= 10_000; i++) {
      value.set(i);
      recompute.request();
    }
    await().until(() -> shown.get() == 10_000);
    assertThat(computed.get()).isLessThan(5_000);
  }

  @Test
  void whatIsSeenInPassingLeavesTheFirstMomentToOthers() {
    Recompute<Integer> atOnce = led(Duration.ZERO);
    atOnce.request();
    assertThat(computed).hasValue(1);
    Recompute<Integer> later = led(Duration.ofHours(1));
    later.request();
    assertThat(computed).hasValue(1);
    atOnce.close();
    later.close();
  }

  private Recompute<Integer> led(Duration lead) {
    return new Recompute<>(Runnable::run, Runnable::run, lead, Duration.ofHours(1), 1, computed::incrementAndGet, shown::set);
  }

  @Test
  void whatFailsOnceIsTriedAgainWithTheNextChange() {
    AtomicInteger tries = new AtomicInteger();
    Recompute<Integer> failing =
        new Recompute<>(
            task -> background.execute(() -> quietly(task)),
            Runnable::run,
            Duration.ofMillis(1),
            () -> {
              if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
              }
              return tries.get();
            },
            result -> {
              if (result == 2) {
                throw new IllegalStateException("shown badly once");
              }
              shown.set(result);
            });
    await()
        .until(
            () -> {
              failing.request();
              return shown.get() > 2;
            });
  }

  private static void quietly(Runnable task) {
    try {
      task.run();
    } catch (IllegalStateException expected) {
      // The failure under test.
    }
  }

  @Test
  void nothingIsShownAfterItWasClosed() {
    Recompute<Integer> recompute = recompute();
    recompute.close();
    recompute.request();
    assertThat(computed.get()).isZero();
  }
}
