// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTest {
  private final AtomicLong now = new AtomicLong();

  @Test
  void doublesFromEightTenthsToThirtySeconds() {
    BackOff backOff = new BackOff(FeedTiming.standard(), now::get, () -> 0);
    assertThat(Stream.generate(backOff::next).limit(8).map(Duration::toMillis))
        .containsExactly(800L, 1_600L, 3_200L, 6_400L, 12_800L, 25_600L, 30_000L, 30_000L);
  }

  @Test
  void jitterAddsUpToAsMuchAgain() {
    BackOff backOff = new BackOff(FeedTiming.standard(), now::get, () -> 0.5);
    assertThat(backOff.next()).isEqualTo(Duration.ofMillis(1_200));
  }

  @Test
  void beginsAnewAfterTwoQuietMinutes() {
    BackOff backOff = new BackOff(FeedTiming.standard(), now::get, () -> 0);
    backOff.next();
    backOff.next();
    now.addAndGet(Duration.ofSeconds(121).toNanos());
    assertThat(backOff.next()).isEqualTo(Duration.ofMillis(800));
  }
}
