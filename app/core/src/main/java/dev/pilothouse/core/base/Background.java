// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.base;

import java.time.Duration;
import java.time.Instant;

/// Runs what takes time away from the caller, and knows the time. The core starts no threads of its own: the program hands it
/// one of these, a test one whose clock and queue it turns by hand. Any thread.
public interface Background {

  /// Runs a task soon, on a thread of its own that may block. Closing drops a task that has not begun and interrupts one that
  /// runs.
  ///
  /// @param name what the thread is called in a thread dump
  Subscription run(String name, Runnable task);

  /// Runs a task once after a delay, on such a thread. Closing works as for [#run].
  Subscription after(Duration delay, String name, Runnable task);

  /// The time on the wall, which may jump.
  Instant now();

  /// A time that only grows, in nanoseconds, for differences.
  long nanoTime();
}
