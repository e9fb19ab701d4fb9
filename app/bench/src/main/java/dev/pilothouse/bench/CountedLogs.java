// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.port.LogSource;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// A source of logs that remembers when which line came from the server. Any thread.
final class CountedLogs implements LogSource {
  private final LogSource source;
  /// The number of lines that were there, and when, in nanoseconds.
  private final ConcurrentSkipListMap<Long, Long> times = new ConcurrentSkipListMap<>();
  private long lines;

  CountedLogs(LogSource source) {
    this.source = source;
  }

  @Override
  public Subscription open(Request request, Sink sink) {
    return source.open(
        request,
        new Sink() {
          @Override
          public void lines(byte[] utf8) {
            for (byte one : utf8) {
              lines += one == '\n' ? 1 : 0;
            }
            times.put(lines, System.nanoTime());
            sink.lines(utf8);
          }

          @Override
          public void state(State state) {
            sink.state(state);
          }
        });
  }

  long lines() {
    return times.isEmpty() ? 0 : times.lastKey();
  }

  /// When a line came, counted from 1.
  ///
  /// @return in nanoseconds
  long time(long line) {
    Map.Entry<Long, Long> at = times.ceilingEntry(line);
    return at == null ? System.nanoTime() : at.getValue();
  }
}
