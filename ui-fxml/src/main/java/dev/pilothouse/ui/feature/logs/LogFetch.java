// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogLevel;
import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/// The lines that the screen wants of a log. Those that lie on the disk are read in the background, so that drawing never waits;
/// until they are there a line without text stands for each. FX thread.
final class LogFetch {
  private static final int MOST = 2_000;
  private final Executor background;
  private final Executor fx;
  private final Runnable arrived;
  private final Map<Long, LogLine> fetched = new LinkedHashMap<>();
  private final Set<Long> wanted = new LinkedHashSet<>();
  private boolean busy;

  /// @param arrived lines that were missing are there
  LogFetch(Executor background, Executor fx, Runnable arrived) {
    this.background = background;
    this.fx = fx;
    this.arrived = arrived;
  }

  LogLine line(LogSnapshot lines, long number) {
    if (lines.atHand(number, number + 1)) {
      return lines.line(number);
    }
    LogLine there = fetched.get(number);
    if (there != null) {
      return there;
    }
    wanted.add(number);
    ask(lines);
    return new LogLine(number, LogLine.NO_TIME, -1, LogLevel.UNKNOWN, false, null, "", List.of());
  }

  private void ask(LogSnapshot lines) {
    if (busy) {
      return;
    }
    busy = true;
    // by way of the background: after this frame, when all of its lines are known
    background.execute(() -> fx.execute(() -> read(lines)));
  }

  private void read(LogSnapshot lines) {
    List<Long> now = List.copyOf(wanted);
    wanted.clear();
    background.execute(() -> {
      List<LogLine> read = new ArrayList<>();
      for (long number : now) {
        if (number >= lines.first() && number < lines.end()) {
          read.add(lines.line(number));
        }
      }
      fx.execute(() -> took(read));
    });
  }

  private void took(List<LogLine> read) {
    busy = false;
    read.forEach(line -> fetched.put(line.number(), line));
    while (fetched.size() > MOST) {
      fetched.remove(fetched.keySet().iterator().next());
    }
    arrived.run();
  }
}
