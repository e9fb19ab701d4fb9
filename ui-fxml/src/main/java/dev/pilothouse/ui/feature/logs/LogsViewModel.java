// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.logs.JudgedLines;
import dev.pilothouse.core.logs.JudgedLines.Judged;
import dev.pilothouse.core.logs.LineDetails;
import dev.pilothouse.core.logs.LineRules;
import dev.pilothouse.core.logs.LineSet;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogFilter;
import dev.pilothouse.core.logs.LogMerge;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.core.logs.TraceFolds;
import dev.pilothouse.core.tail.LogEvent;
import dev.pilothouse.core.tail.LogScope;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.core.tail.LogTail;
import dev.pilothouse.core.tail.LogTarget;
import dev.pilothouse.core.tail.TargetEvents;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The logs of a view: what is read, and which of its lines are shown. Lines are judged in the background. Any thread, but for what
/// is said to be of the FX thread.
final class LogsViewModel implements Subscription {
  private static final int TAIL = 2_000;
  private static final Duration REST = Duration.ofMillis(16);
  private static final Duration EVENTS_REST = Duration.ofMillis(500);

  private final LogBuffer buffer;
  private final LogTail tail;
  private final Executor background;
  private final Executor fx;
  private final Value<LineRules> rules = new Value<>(LineRules.NONE);
  private final Value<TraceFolds> folds = new Value<>(TraceFolds.CLOSED);
  private final Recompute<Shown> judge;
  private final TargetEvents told;
  private final Value<List<LogEvent>> events = new Value<>(List.of());
  private final Subscription.Bag bag = new Subscription.Bag();
  private final Consumer<Shown> show;
  private Shown shown;
  private JudgedLines lines = new JudgedLines(LineRules.NONE);

  /// The lines of now, and those of them that are shown.
  record Shown(LogSnapshot all, Judged judged, LineRules rules) {}

  /// @param buffer is closed with the view
  /// @param show is told the lines on the FX thread, whenever there are others
  LogsViewModel(Executor background, Executor fx, LogBuffer buffer, LogTarget target, boolean previous, Consumer<Shown> show) {
    this.buffer = buffer;
    shown = new Shown(buffer.snapshot(), Judged.NOTHING, LineRules.NONE);
    Executor later = CompletableFuture.delayedExecutor(LogMerge.WINDOW.toMillis(), TimeUnit.MILLISECONDS, background);
    tail = new LogTail(buffer, new LogScope(previous, TAIL, Set.of()), later, System::nanoTime);
    this.background = background;
    this.fx = fx;
    this.show = show;
    judge = new Recompute<>(background, fx, REST, this::judged, this::shown);
    bag.add(judge);
    bag.add(() -> background.execute(buffer::close));
    bag.add(tail);
    bag.add(buffer.subscribe(judge::request));
    bag.add(rules.subscribe(next -> judge.request()));
    bag.add(folds.subscribe(next -> judge.request()));
    Recompute<List<LogEvent>> tell = new Recompute<>(background, Runnable::run, EVENTS_REST, this::told, events::set);
    told = new TargetEvents(target, tell::request);
    bag.add(told);
    bag.add(tell);
    bag.add(tail.streams().subscribe(streams -> tell.request()));
    tail.add(target);
  }

  private List<LogEvent> told() {
    return told.of(tail.streams().get());
  }

  /// What the cluster told of the pods, in the order of its times.
  Observable<List<LogEvent>> events() {
    return events;
  }

  /// Finds the shown line of a time in the background, and tells it on the FX thread. FX thread.
  void find(long millis, LongConsumer line) {
    Shown now = shown;
    background.execute(() -> {
      LineSet seen = now.judged().lines();
      if (seen.size() > 0) {
        long found = seen.line(Math.min(seen.index(now.all().around(millis)), seen.size() - 1));
        fx.execute(() -> line.accept(found));
      }
    });
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

  Observable<LineRules> rules() {
    return rules;
  }

  LogScope scope() {
    return tail.scope();
  }

  /// Shows other lines of those that were read.
  void rules(UnaryOperator<LineRules> change) {
    rules.update(change);
  }

  /// Shows other lines of those that were read.
  void filter(UnaryOperator<LogFilter> change) {
    rules.update(now -> now.filter(change.apply(now.filter())));
  }

  /// Opens the stack trace that a line belongs to, or closes it. FX thread.
  void turn(long line) {
    Shown now = shown;
    background.execute(() -> {
      if (line >= now.all().first() && line < now.all().end()) {
        long head = now.judged().head(now.all(), line);
        folds.update(before -> now.judged().size(head) == 0 ? before : before.turned(head));
      }
    });
  }

  /// Opens all stack traces, or closes them.
  void turnAll() {
    folds.update(now -> now.open() ? TraceFolds.CLOSED : TraceFolds.OPEN);
  }

  /// Reads from another time on. What is read already of it is read anew: a server tells the last lines only.
  void since(Since wanted, long now) {
    int tail = wanted == Since.TAIL ? TAIL : -1;
    if (scope().tailLines() != tail) {
      begin(new LogScope(scope().previous(), tail, scope().containers()));
    }
    rules(rules -> rules.range(wanted.from(now), Long.MAX_VALUE));
  }

  /// Shows the lines of all times.
  ///
  /// @return whether only a part was shown
  boolean allTimes() {
    boolean part = rules.get().hasRange();
    rules(now -> now.range(Long.MIN_VALUE, Long.MAX_VALUE));
    return part;
  }

  /// Reads all that belongs to a line in the background, and tells it on the FX thread. FX thread.
  void details(long line, Consumer<@Nullable LineDetails> told) {
    Shown now = shown;
    background.execute(() -> {
      LineDetails read = LineDetails.of(now.all(), now.judged(), line);
      fx.execute(() -> told.accept(read));
    });
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
    filter(now -> now.sources(Set.of()));
    folds.update(now -> now.open() ? TraceFolds.OPEN : TraceFolds.CLOSED);
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
    LineRules wanted = rules.get();
    if (!lines.rules().equals(wanted)) {
      lines = new JudgedLines(wanted);
    }
    LogSnapshot all = buffer.snapshot();
    return new Shown(all, lines.follow(all, folds.get(), () -> !wanted.equals(rules.get())), wanted);
  }

  @Override
  public void close() {
    bag.close();
  }
}
