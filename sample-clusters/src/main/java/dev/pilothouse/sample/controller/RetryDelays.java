// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import dev.pilothouse.sample.store.ObjectKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How long a controller waits after a failure: a moment at first, twice as long each time (`ItemExponentialFailureRateLimiter`
/// of client-go).
final class RetryDelays {

  private static final Duration FIRST = Duration.ofMillis(5);
  private static final Duration LAST = Duration.ofSeconds(1000);

  private final Map<ObjectKey, Duration> next = new HashMap<>();

  Duration failed(ObjectKey key) {
    Duration wait = next.getOrDefault(key, FIRST);
    Duration twice = wait.multipliedBy(2);
    next.put(key, twice.compareTo(LAST) > 0 ? LAST : twice);
    return wait;
  }

  void succeeded(ObjectKey key) {
    next.remove(key);
  }

  boolean isFailing(ObjectKey key) {
    return next.containsKey(key);
  }
}
