// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Which streams all lines wait for, because what those wrote before may be older: such as are being opened, and such as are open
/// and have told nothing yet. Not for ever: a server may never answer, and a stream may have nothing to tell. Times are of a clock
/// that only grows, in nanoseconds. Not safe for several threads.
final class Openings {
  /// How long for the first lines of a stream that is open.
  static final Duration SILENT = Duration.ofMillis(500);
  /// How long while nothing comes of any of them.
  static final Duration STALLED = Duration.ofSeconds(2);
  /// How long at most before the first line is shown.
  static final Duration FIRST = Duration.ofSeconds(10);
  /// How long at most once lines are shown, which then stand still.
  static final Duration LATER = Duration.ofSeconds(1);
  private static final long NOT_OPEN = Long.MAX_VALUE;

  /// Until when it is waited for each.
  private final Map<Integer, Long> until = new HashMap<>();
  private long since;
  private long progress;
  private boolean begun;

  void announced(int source, long now) {
    if (until.isEmpty()) {
      since = now;
    }
    progress = now;
    until.put(source, NOT_OPEN);
  }

  void open(int source, long now) {
    if (until.replace(source, now + SILENT.toNanos()) != null) {
      progress = now;
    }
  }

  /// It told something, or never will.
  void done(int source, long now) {
    if (until.remove(source) != null) {
      progress = now;
    }
  }

  boolean isEmpty() {
    return until.isEmpty();
  }

  /// Whether lines may go on.
  boolean over(long now) {
    until.values().removeIf(time -> time != NOT_OPEN && now - time >= 0);
    Duration most = begun ? LATER : FIRST;
    boolean over = until.isEmpty() || now - progress >= STALLED.toNanos() || now - since >= most.toNanos();
    begun |= over;
    return over;
  }
}
