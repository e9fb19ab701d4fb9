// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.logs.JudgedLines;
import dev.pilothouse.core.logs.JudgedLines.Judged;
import dev.pilothouse.core.logs.LineDetails;
import dev.pilothouse.core.logs.LineMove;
import dev.pilothouse.core.logs.LineRules;
import dev.pilothouse.core.logs.LineSet;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogFilter;
import dev.pilothouse.core.logs.LogLine;
import dev.pilothouse.core.logs.LogLink;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.logs.LogMerge;
import dev.pilothouse.core.logs.LogSnapshot;
import dev.pilothouse.core.logs.TraceFolds;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.tail.LogEvent;
import dev.pilothouse.core.tail.LogScope;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.core.tail.LogTail;
import dev.pilothouse.core.tail.LogTarget;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The logs of a view: what is read, and which of its lines are shown. Lines are judged in the background. Any thread, but for what
/// is said to be of the FX thread.
final class LogsViewModel implements Subscription {
  private static final int TAIL = 2_000;
  private static final Duration REST = Duration.ofMillis(16);

  private final LogBuffer buffer;
  private final LogTail tail;
  private final Executor background;
  private final Executor fx;
  private final Value<LineRules> rules = new Value<>(LineRules.NONE);
  private final Value<TraceFolds> folds = new Value<>(TraceFolds.CLOSED);
  private final Recompute<Shown> judge;
  private final LogEvents events;
  private final Subscription.Bag bag = new Subscription.Bag();
  private final Consumer<Shown> show;
  private final Set<LogLink.Stream> named;
  private volatile Set<Integer> hidden = Set.of();
  private final List<LogLink.Source> missing;
  private List<ClusterSession> open = List.of();
  private Shown shown;
  private volatile int moved;
  private JudgedLines lines = new JudgedLines(LineRules.NONE);

  /// The lines of now, and those of them that are shown.
  record Shown(LogSnapshot all, Judged judged, LineRules rules) {}

  /// @param buffer is closed with the view
  /// @param show is told the lines on the FX thread, whenever there are others
  /// @param now in milliseconds since 1970
  LogsViewModel(Executor background, Executor fx, LogBuffer buffer, LogStart start, long now, Consumer<Shown> show) {
    this.buffer = buffer;
    shown = new Shown(buffer.snapshot(), Judged.NOTHING, LineRules.NONE);
    Executor later = CompletableFuture.delayedExecutor(LogMerge.WINDOW.toMillis(), TimeUnit.MILLISECONDS, background);
    LogLink link = start.link();
    missing = new CopyOnWriteArrayList<>(start.missing());
    named = new HashSet<>(link.look().without());
    Since since = Since.of(link.since());
    LogScope scope = scope(new LogScope(link.previous(), TAIL, link.containers()), since, now);
    tail = new LogTail(buffer, scope, later, System::nanoTime);
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
    events = new LogEvents(tail, background);
    bag.add(events);
    bag.add(tail.streams().subscribe(this::hideNamed));
    bag.add(tail.removed().subscribe(gone -> hide(hidden)));
    LineRules first = LineRules.NONE.filter(LogFilter.NONE.levels(link.hidden())).fields(link.where());
    rules.set(first.range(since.from(now), Long.MAX_VALUE));
    start.missing().forEach(one -> buffer.mark(
        -1, new LogMark.Trouble(Message.of("logs.link.missing", one.name().isEmpty() ? one.selector() : one.name(), one.context())),
        LogLine.NO_TIME));
    start.targets().forEach(tail::add);
  }

  private static LogScope scope(LogScope scope, Since wanted, long now) {
    return switch (wanted) {
      case TAIL -> scope.last(TAIL);
      case ALL -> scope.last(-1);
      default -> scope.since(Instant.ofEpochMilli(wanted.from(now)));
    };
  }

  /// What the cluster told of the pods, in the order of its times.
  Observable<List<LogEvent>> events() {
    return events.now();
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

  /// The sources that were taken away.
  Set<Integer> removed() {
    return tail.removed().get();
  }

  /// Hides the lines of sources, and those that were taken away.
  synchronized void hide(Set<Integer> sources) {
    hidden = sources;
    Set<Integer> all = new HashSet<>(sources);
    all.addAll(tail.removed().get());
    filter(filter -> filter.sources(all));
  }

  /// Hides the containers that a link names, once they are known.
  private synchronized void hideNamed(List<LogStream> streams) {
    Set<Integer> found = new HashSet<>(hidden);
    streams.stream().filter(one -> named.remove(name(one))).forEach(one -> found.add(one.source()));
    if (!found.equals(hidden)) {
      hide(found);
    }
  }

  /// The containers whose lines are hidden, also those that a link names and that are not known yet.
  synchronized Set<LogLink.Stream> without() {
    Set<LogLink.Stream> all = new HashSet<>(named);
    tail.streams().get().stream().filter(one -> hidden.contains(one.source())).map(LogsViewModel::name).forEach(all::add);
    return all;
  }

  private static LogLink.Stream name(LogStream stream) {
    return new LogLink.Stream(stream.session().context().name(), stream.pod().namespace(), stream.pod().name(), stream.container());
  }

  /// What is read, in the order in which it was asked for.
  Observable<List<LogTarget>> targets() {
    return tail.targets();
  }

  /// The same as a link names it, with what could not be read so far.
  List<LogLink.Source> sources() {
    return Stream.concat(tail.targets().get().stream().map(LogStart::source), missing.stream()).toList();
  }

  /// Reads one more target, of whatever open cluster.
  void add(LogTarget target) {
    background.execute(() -> tail.add(target));
  }

  /// Reads no more of a target, and shows no more of it.
  void remove(LogTarget target) {
    background.execute(() -> tail.remove(target));
  }

  /// Ends the logs of the clusters that were open, and are no more; reads what was asked for of those that have come. FX thread.
  void open(List<ClusterSession> sessions) {
    List<ClusterSession> closed = open.stream().filter(one -> !sessions.contains(one)).toList();
    open = sessions;
    for (LogLink.Source source : missing) {
      LogStart.target(source, sessions).ifPresent(target -> {
        missing.remove(source);
        add(target);
      });
    }
    background.execute(() -> closed.forEach(tail::end));
  }

  /// Opens the stack trace that a line belongs to, or closes it. FX thread.
  void turn(long line) {
    Shown now = shown;
    background.execute(() -> {
      if (line >= now.all().first() && line < now.all().end()) {
        long head = now.judged().head(now.all(), line);
        if (now.judged().size(head) > 0) {
          turnHead(head, now.all().moves().size());
        }
      }
    });
  }

  /// @param moves how often lines had got other numbers when this one was seen
  private synchronized void turnHead(long head, int moves) {
    List<LineMove> since = buffer.snapshot().moves().subList(moves, Math.max(moves, moved));
    long line = LineMove.through(since, head);
    folds.update(before -> line < 0 ? before : before.turned(line));
  }

  /// Lines have other numbers: they are judged anew, and the traces that were opened stay open.
  private synchronized void follow(List<LineMove> moves, LineRules wanted) {
    List<LineMove> fresh = moves.subList(moved, moves.size());
    moved = moves.size();
    lines = new JudgedLines(wanted);
    folds.update(before -> before.moved(line -> LineMove.through(fresh, line)));
  }

  /// Opens all stack traces, or closes them.
  void turnAll() {
    folds.update(now -> now.open() ? TraceFolds.CLOSED : TraceFolds.OPEN);
  }

  /// Shows the lines from another time on. More than was read is asked for anew, and from that time on only.
  void since(Since wanted, long now) {
    LogScope scope = scope();
    LogScope next = scope(scope, wanted, now);
    if (!reads(scope, next)) {
      begin(next);
    }
    rules(rules -> rules.range(wanted.from(now), Long.MAX_VALUE));
  }

  /// Whether all that one would read is read already.
  private static boolean reads(LogScope now, LogScope next) {
    if (next.tailLines() >= 0) {
      return now.tailLines() == next.tailLines();
    }
    Instant read = now.since();
    Instant wanted = next.since();
    return now.tailLines() < 0 && (read == null || (wanted != null && !wanted.isBefore(read)));
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
    hide(Set.of());
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
    if (all.moves().size() > moved) {
      follow(all.moves(), wanted);
    }
    return new Shown(all, lines.follow(all, folds.get(), () -> !wanted.equals(rules.get())), wanted);
  }

  @Override
  public void close() {
    bag.close();
  }
}
