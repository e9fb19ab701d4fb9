// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.fx;

import dev.pilothouse.core.base.Value;
import dev.pilothouse.ui.testing.SteadyRobot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What is observed on the FX thread.
@ExtendWith(SteadyRobot.class)
@Timeout(120)
class FxThreadUiTest {
  private final FxThread fx = new FxThread();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @Test
  void theFirstValueIsThereAtOnceAndTheLastOneComes(FxRobot robot) {
    Value<String> value = new Value<>("first");
    robot.interact(() -> {
      fx.observe(value, seen::add);
      assertThat(seen).containsExactly("first");
    });
    value.set("second");
    await().untilAsserted(() -> assertThat(seen).endsWith("second"));
  }

  @Test
  void theWindowWaitsForNobodyWhoIsAboutToSetWhatItBeginsToObserve(FxRobot robot) {
    Value<String> value = new Value<>("first");
    robot.interact(() ->
        fx.observe(value, first -> {
          if (seen.isEmpty()) {
            seen.add(first);
            // another thread that sets it, and has something that this one waits for
            CompletableFuture.runAsync(() -> value.set("second")).orTimeout(30, TimeUnit.SECONDS).join();
          } else {
            seen.add(first);
          }
        }));
    await().untilAsserted(() -> assertThat(seen).containsExactly("first", "second"));
  }

  @Test
  void nothingComesAfterTheEnd(FxRobot robot) {
    Value<String> value = new Value<>("first");
    robot.interact(() -> {
      var observing = fx.observe(value, seen::add);
      CompletableFuture.runAsync(() -> value.set("second")).join();
      observing.close();
    });
    robot.interact(() -> {});
    assertThat(seen).containsExactly("first");
  }
}
