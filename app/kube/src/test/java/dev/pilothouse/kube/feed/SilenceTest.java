// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A line on which nothing is heard any more: when it is tested, what its end is taken for, since when what is shown is old. The time
/// is the test's own.
class SilenceTest {
  private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");
  private static final FeedTiming TIMING = FeedTiming.standard();
  /// The keeper of the feed looks once in a second.
  private static final Duration TICK = Duration.ofSeconds(1);
  private final AtomicLong now = new AtomicLong();
  private final Silence silence = new Silence(TIMING, now::get, () -> BEGIN.plusNanos(now.get()));

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  /// How long it takes from now on until the line is tested.
  private Duration untilTested() {
    long begin = now.get();
    while (!silence.suspicious()) {
      pass(TICK);
    }
    return Duration.ofNanos(now.get() - begin);
  }

  private ClusterFailure brokenByPing() {
    return silence.failure(new IOException("a wrapper", new StreamResetException(ErrorCode.PROTOCOL_ERROR)));
  }

  @Test
  void whileThingsHappenADeadLineIsFoundWithinFifteenSeconds() {
    for (int i = 0; i < 30; i++) {
      pass(TICK);
      silence.streamed();
    }
    assertThat(untilTested().plus(TIMING.probe())).isLessThanOrEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void aClusterInWhichNothingHappensIsAskedNotMoreOftenThanEachTwentySeconds() {
    pass(Duration.ofMinutes(5));
    silence.heard();
    assertThat(untilTested()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
    silence.heard();
    assertThat(untilTested()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aPingWithoutAnswerIsTheSilenceOfTheServerAndWhatIsShownIsAsOldAsWhatWasHeardLast() {
    silence.streamed();
    pass(Duration.ofSeconds(13));
    assertThat(brokenByPing().kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(brokenByPing().what().key()).isEqualTo("connection.line.silent.what");
    assertThat(silence.heardAt()).isEqualTo(BEGIN);
  }

  @Test
  void anErrorOfTheProtocolOnALineThatSpokeJustNowIsNoSilence() {
    pass(Duration.ofSeconds(60));
    silence.streamed();
    pass(TICK);
    assertThat(brokenByPing().kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void aLineThatIsCutAfterALongRestWasNotSilent() {
    pass(Duration.ofSeconds(60));
    assertThat(silence.failure(new IOException("Connection reset")).kind()).isEqualTo(Kind.UNREACHABLE);
  }
}
