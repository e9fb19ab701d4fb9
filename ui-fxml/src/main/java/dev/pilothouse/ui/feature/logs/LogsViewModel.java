// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.logs.FilteredLines;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogFilter;
import dev.pilothouse.core.logs.LogMerge;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.core.logs.ShownLines;
import dev.pilothouse.core.tail.LogScope;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.core.tail.LogTail;
import dev.pilothouse.core.tail.LogTarget;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The logs of a view: what is read, and which of its lines are shown. Lines are judged in the background. Any thread, but for what
/// is said to be of the FX thread.
final class LogsViewModel implements Subscription {
  private static final int TAIL = 2_000;
  private static final Duration REST = Duration.ofMillis(16);

  private final LogBuffer buffer;
  private final LogTail tail;
  private final Value<LogFilter> filter = new Value<>(LogFilter.NONE);
  private final Recompute<Shown> judge;
  private final Subscription.Bag bag = new Subscription.Bag();
  private final Consumer<Shown> show;
  private Shown shown;
  private FilteredLines lines = new FilteredLines(LogFilter.NONE);

  /// The lines of now, and those of them that are shown.
  record Shown(LogSnapshot all, ShownLines lines, LogFilter filter) {}

  /// @param buffer is closed with the view
  /// @param show is told the lines on the FX thread, whenever there are others
  LogsViewModel(Executor background, Executor fx, LogBuffer buffer, LogTarget target, boolean previous, Consumer<Shown> show) {
    this.buffer = buffer;
    shown = new Shown(buffer.snapshot(), ShownLines.all(buffer.snapshot()), LogFilter.NONE);
    Executor later = CompletableFuture.delayedExecutor(LogMerge.WINDOW.toMillis(), TimeUnit.MILLISECONDS, background);
    tail = new LogTail(buffer, new LogScope(previous, TAIL, Set.of()), later, System::nanoTime);
    this.show = show;
    judge = new Recompute<>(background, fx, REST, this::judged, this::shown);
    bag.add(judge);
    bag.add(() -> background.execute(buffer::close));
    bag.add(tail);
    bag.add(buffer.subscribe(judge::request));
    bag.add(filter.subscribe(next -> judge.request()));
    tail.add(target);
  }

  LogBuffer buffer() {
    return buffer;
  }

  /// The streams there are and were, in the order in which they joined.
  Observable<List<LogStream>> streams() {
    return tail.streams();
  }

  /// The names of all containers that could be read.
  Observable<Set<String>> containers() {
    return tail.containers();
  }

  Observable<LogFilter> filter() {
    return filter;
  }

  LogScope scope() {
    return tail.scope();
  }

  /// Shows other lines of those that were read.
  void filter(UnaryOperator<LogFilter> change) {
    filter.update(change);
  }

  /// Reads other containers.
  ///
  /// @param names none for the usual ones
  void containers(Set<String> names) {
    begin(tail.scope().containers(names));
  }

  /// Reads the runs before the last restart, or those of now.
  void previous(boolean before) {
    if (tail.scope().previous() != before) {
      begin(tail.scope().previous(before));
    }
  }

  private void begin(LogScope next) {
    filter.update(now -> now.sources(Set.of()));
    tail.scope(next);
  }

  /// Reads anew from the beginning of the tail.
  void retry() {
    begin(tail.scope());
  }

  /// What is shown now. FX thread.
  Shown shown() {
    return shown;
  }

  private void shown(Shown next) {
    shown = next;
    show.accept(next);
  }

  private Shown judged() {
    LogFilter wanted = filter.get();
    if (!lines.filter().equals(wanted)) {
      lines = new FilteredLines(wanted);
    }
    LogSnapshot all = buffer.snapshot();
    return new Shown(all, lines.follow(all, () -> !wanted.equals(filter.get())), wanted);
  }

  @Override
  public void close() {
    bag.close();
  }
}
