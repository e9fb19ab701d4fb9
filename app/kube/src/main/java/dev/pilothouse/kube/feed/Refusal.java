// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.ClusterFailures;
import java.time.Duration;

/// The server answered a request of the feed, or ended a watch, with an error.
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;
  private static final Duration LONGEST_REST = Duration.ofSeconds(60);
  private final int code;
  private final transient ClusterFailure failure;
  private final transient Duration retryAfter;

  Refusal(int code, String words, Duration retryAfter) {
    super("answer " + code);
    this.code = code;
    this.failure = ClusterFailures.of(code, words);
    this.retryAfter = retryAfter.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : retryAfter;
  }

  int code() {
    return code;
  }

  /// Whether the version that was asked for is too old, or newer than the server knows.
  boolean expired() {
    return code == 410 || failure.kind() == ClusterFailure.Kind.GONE || failure.detail().contains("Too large resource version");
  }

  ClusterFailure failure() {
    return failure;
  }

  /// How long the server asks to be left alone, at most a minute; zero when it does not say.
  Duration retryAfter() {
    return retryAfter;
  }

  /// The seconds of a `Retry-After` header; zero for a date, which the API does not use, and for nonsense.
  static Duration seconds(String header) {
    return header.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(header)) : Duration.ZERO;
  }
}
