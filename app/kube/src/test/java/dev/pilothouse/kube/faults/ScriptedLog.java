// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.faults;

import dev.pilothouse.sample.api.ClusterLife;
import dev.pilothouse.sample.api.LogFeed;
import dev.pilothouse.sample.api.UsageSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A life in which nothing moves but one log, which a test writes line by line.
final class ScriptedLog implements ClusterLife, LogFeed {
  private final List<LogLine> lines = new ArrayList<>();
  private final List<Sink> sinks = new ArrayList<>();

  synchronized void write(Instant time, String text) {
    LogLine line = new LogLine(time, text);
    lines.add(line);
    sinks.forEach(sink -> sink.line(line));
  }

  /// The kubelet throws the oldest lines away.
  synchronized void rotate(int keep) {
    lines.subList(0, lines.size() - keep).clear();
  }

  @Override
  public synchronized List<LogLine> read(Target target, boolean previous) {
    return List.copyOf(lines);
  }

  @Override
  public synchronized Following follow(Target target, Sink sink) {
    sinks.add(sink);
    return new Following(List.copyOf(lines), () -> remove(sink));
  }

  private synchronized void remove(Sink sink) {
    sinks.remove(sink);
  }

  @Override
  public LogFeed logs() {
    return this;
  }

  @Override
  public UsageSource usage() {
    return UsageSource.none();
  }

  @Override
  public void close() {}
}
