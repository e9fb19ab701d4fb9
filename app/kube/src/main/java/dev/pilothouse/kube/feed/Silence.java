// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.kube.failure.ClusterFailures;
import dev.pilothouse.kube.failure.FailureWords;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;

/// How long nothing has been heard on a line, when that is suspicious, and whether a line that broke had been silent. Any thread.
final class Silence {
  private static final int DEEPEST = 20;
  private final FeedTiming timing;
  private final LongSupplier nanoTime;
  private final InstantSource clock;
  private final AtomicLong heard;
  private final AtomicLong streamed;

  Silence(FeedTiming timing, LongSupplier nanoTime, InstantSource clock) {
    this.timing = timing;
    this.nanoTime = nanoTime;
    this.clock = clock;
    heard = new AtomicLong(nanoTime.getAsLong());
    streamed = new AtomicLong(nanoTime.getAsLong());
  }

  /// Something was answered.
  void heard() {
    heard.set(nanoTime.getAsLong());
  }

  /// Bytes came on a stream by themselves.
  void streamed() {
    heard();
    streamed.set(nanoTime.getAsLong());
  }

  /// How long nothing has been heard, in nanoseconds.
  long nanos() {
    return nanoTime.getAsLong() - heard.get();
  }

  /// When something was heard last: until then everything that is shown was true.
  Instant heardAt() {
    return clock.instant().minusNanos(nanos());
  }

  /// Whether the line should be tested: soon after the last event, when the next one could have been expected, and then ever less
  /// often, so that a cluster in which nothing happens is left alone.
  boolean suspicious() {
    long quiet = nanoTime.getAsLong() - streamed.get();
    long wait = Math.clamp(quiet / 2, timing.silence().toNanos(), timing.silenceMost().toNanos());
    return nanos() > wait;
  }

  /// What a stream broke off of. OkHttp ends all streams of a connection with a protocol error when nobody answers its pings
  /// (Http2Connection.failConnection): after a silence that is none of the server, which has fallen silent.
  ClusterFailure failure(Throwable problem) {
    boolean silent = nanos() > timing.silence().toNanos() && isProtocolError(problem);
    return silent ? FailureWords.of(Kind.TIMEOUT, "connection.line.silent", "") : ClusterFailures.of(problem);
  }

  private static boolean isProtocolError(Throwable problem) {
    Throwable cause = problem;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof StreamResetException reset && reset.errorCode == ErrorCode.PROTOCOL_ERROR) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
