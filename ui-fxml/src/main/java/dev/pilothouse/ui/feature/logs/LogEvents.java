// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.tail.LogEvent;
import dev.pilothouse.core.tail.LogTail;
import dev.pilothouse.core.tail.LogTarget;
import dev.pilothouse.core.tail.TargetEvents;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// What the clusters tell of the pods whose logs are read, as their targets come and go. Any thread.
final class LogEvents implements Subscription {
  private static final Duration REST = Duration.ofMillis(500);

  private final LogTail tail;
  private final Map<LogTarget, TargetEvents> told = new ConcurrentHashMap<>();
  private final Value<List<LogEvent>> now = new Value<>(List.of());
  private final Recompute<List<LogEvent>> tell;
  private final Subscription.Bag bag = new Subscription.Bag();

  LogEvents(LogTail tail, Executor background) {
    this.tail = tail;
    tell = new Recompute<>(background, Runnable::run, REST, this::read, now::set);
    bag.add(tell);
    bag.add(tail.targets().subscribe(this::targets));
    bag.add(tail.streams().subscribe(streams -> tell.request()));
  }

  /// In the order of their times.
  Observable<List<LogEvent>> now() {
    return now;
  }

  private synchronized void targets(List<LogTarget> wanted) {
    told.entrySet().removeIf(entry -> {
      boolean gone = !wanted.contains(entry.getKey());
      if (gone) {
        entry.getValue().close();
      }
      return gone;
    });
    for (LogTarget target : wanted) {
      told.computeIfAbsent(target, fresh -> new TargetEvents(fresh, tell::request));
    }
    tell.request();
  }

  private List<LogEvent> read() {
    return told.values().stream()
        .flatMap(one -> one.of(tail.streams().get()).stream())
        .distinct()
        .sorted(Comparator.comparingLong(LogEvent::millis))
        .toList();
  }

  @Override
  public void close() {
    bag.close();
    targets(List.of());
  }
}
