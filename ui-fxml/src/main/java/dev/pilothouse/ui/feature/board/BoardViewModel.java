// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.rollout.RolloutState;
import dev.pilothouse.core.rollouts.ContextRollouts;
import dev.pilothouse.core.rollouts.ContextRollouts.InFlight;
import dev.pilothouse.core.rollouts.EndedRollout;
import dev.pilothouse.core.rollouts.ImageStep;
import dev.pilothouse.core.rollouts.RolloutHistory;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.feature.board.BoardRow.Link;
import dev.pilothouse.ui.fx.Recompute;
import dev.pilothouse.ui.rollouts.RolloutMonitor;
import dev.pilothouse.ui.rollouts.RolloutMonitor.Pace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Puts the rollouts of all open contexts together, in the background. Any thread.
final class BoardViewModel implements Subscription {
  private static final Duration REST = Duration.ofMillis(100);
  private static final long DAY = 86_400;

  private final RolloutMonitor monitor;
  private final InstantSource clock;
  private final Function<Message, String> words;
  private final Recompute<Shown> recompute;
  private final Map<ClusterSession, ContextRollouts> known = new ConcurrentHashMap<>();
  private final Map<ClusterSession, Subscription> watching = new HashMap<>();
  private final Subscription.Bag bag = new Subscription.Bag();
  private volatile List<ClusterSession> sessions = List.of();
  private volatile BoardFilter filter = BoardFilter.ALL;
  // Guarded by this.
  private boolean begun;
  private boolean closed;

  /// All that is shown.
  ///
  /// @param counts of each state over what words, contexts and kinds leave
  /// @param inFlight how many there are at all, filtered or not
  /// @param finished of the last day, the newest end first
  /// @param loading whether a context has not told anything yet
  record Shown(
      List<BoardRow> rows,
      Map<RolloutState, Integer> counts,
      int inFlight,
      List<FinishedRow> finished,
      List<ClusterSession> contexts,
      Set<String> kinds,
      BoardFilter filter,
      boolean loading,
      long now) {

    int all() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /// @param words what a message says, for the filter
  /// @param show called on `fx`
  BoardViewModel(
      RolloutMonitor monitor, Executor background, Executor fx, InstantSource clock, Function<Message, String> words,
          Consumer<Shown> show) {
    this.monitor = monitor;
    this.clock = clock;
    this.words = words;
    recompute = new Recompute<>(background, fx, REST, this::compute, show);
    bag.add(recompute);
  }

  /// Takes over which contexts are open.
  synchronized void sessions(List<ClusterSession> open) {
    if (closed) {
      return;
    }
    if (!begun) {
      // Not before: a board that says for a moment that nothing is open would be wrong.
      begun = true;
      bag.add(monitor.ended().subscribe(ended -> recompute.request()));
    }
    sessions = open;
    for (ClusterSession session : open) {
      watching.computeIfAbsent(session, this::watch);
    }
    List<ClusterSession> gone = watching.keySet().stream().filter(one -> !open.contains(one)).toList();
    for (ClusterSession session : gone) {
      Subscription handle = watching.remove(session);
      if (handle != null) {
        handle.close();
      }
      known.remove(session);
    }
    recompute.request();
  }

  private Subscription watch(ClusterSession session) {
    Subscription.Bag parts = new Subscription.Bag();
    parts.add(session.state().subscribe(state -> recompute.request()));
    parts.add(
        monitor.watch(
            session, Pace.CLOSELY,
            next -> {
              known.put(session, next);
              recompute.request();
            }));
    return parts;
  }

  void filter(UnaryOperator<BoardFilter> change) {
    filter = change.apply(filter);
    recompute.request();
  }

  BoardFilter filter() {
    return filter;
  }

  /// Time passes: what is under way is judged again.
  void beat() {
    monitor.beat();
    recompute.request();
  }

  private Shown compute() {
    long now = clock.instant().getEpochSecond();
    BoardFilter by = filter;
    List<EndedRollout> ended = monitor.ended().get();
    List<BoardRow> rows = new ArrayList<>();
    Map<RolloutState, Integer> counts = new EnumMap<>(RolloutState.class);
    Set<String> kinds = new HashSet<>();
    int inFlight = 0;
    boolean loading = false;
    List<ClusterSession> open = sessions;
    for (ClusterSession session : open) {
      ContextRollouts own = known.getOrDefault(session, ContextRollouts.NONE);
      List<BoardRow.Rollout> all = own.inFlight().stream().map(one -> row(session, one, ended)).toList();
      inFlight += all.size();
      all.forEach(one -> kinds.add(one.progress().workload().kind().kind()));
      loading |= link(session) == Link.CONNECTED && own.freshness() instanceof Freshness.Loading;
      if (by.contexts().contains(session.context().id())) {
        continue;
      }
      List<BoardRow.Rollout> found = all.stream().filter(one -> passes(one, by)).toList();
      found.forEach(one -> counts.merge(one.state(), 1, Integer::sum));
      List<BoardRow.Rollout> shown =
          found.stream().filter(one -> by.state() == null || one.state() == by.state()).sorted(worstFirst()).toList();
      boolean quiet = link(session) == Link.CONNECTED && own.freshness() instanceof Freshness.Live;
      if (shown.isEmpty() && (by.narrows() || (quiet && all.isEmpty()))) {
        continue;
      }
      boolean unfolded = !by.closed().contains(session.context().id());
      rows.add(group(session, own, all, unfolded));
      if (unfolded) {
        rows.addAll(shown);
      }
    }
    return new Shown(
        List.copyOf(rows), counts, inFlight, finished(ended, open, by, now), open, kinds, by, loading, now);
  }

  private static Comparator<BoardRow.Rollout> worstFirst() {
    List<RolloutState> order = List.of(RolloutState.STALLED, RolloutState.WAITING, RolloutState.PROGRESSING, RolloutState.HELD);
    return Comparator.comparingInt(one -> order.indexOf(one.state()));
  }

  private static BoardRow.Group group(ClusterSession session, ContextRollouts now, List<BoardRow.Rollout> all, boolean open) {
    return new BoardRow.Group(
        session, link(session), now.freshness(), session.latency().get(), all.size(), count(all, RolloutState.STALLED),
        count(all, RolloutState.WAITING), count(all, RolloutState.HELD), open);
  }

  private static int count(List<BoardRow.Rollout> all, RolloutState state) {
    return (int) all.stream().filter(one -> one.state() == state).count();
  }

  private static Link link(ClusterSession session) {
    return switch (session.state().get()) {
      case SessionState.Connected connected -> Link.CONNECTED;
      case SessionState.Connecting connecting -> Link.CONNECTING;
      case SessionState.Failed failed -> Link.FAILED;
    };
  }

  private static BoardRow.Rollout row(ClusterSession session, InFlight one, List<EndedRollout> ended) {
    ResourceRef ref = one.progress().workload();
    return new BoardRow.Rollout(
        session, one.progress(), one.images(), one.began(), RolloutHistory.usual(ended, session.context().id(), ref),
        PodMark.of(one.progress()), BoardWords.title(one.progress()), BoardWords.detail(one.progress()));
  }

  private boolean passes(BoardRow.Rollout one, BoardFilter by) {
    ResourceRef ref = one.progress().workload();
    if (by.kinds().contains(ref.kind().kind())) {
      return false;
    }
    return by.finds(
        List.of(
            ref.namespace(), ref.name(), ref.kind().kind(), images(one.images()), author(one), words.apply(one.title()),
            words.apply(one.detail())));
  }

  private static String images(ImageStep images) {
    return images.before() + " " + images.after();
  }

  private static String author(BoardRow.Rollout one) {
    return one.progress().newest() == null ? "" : one.progress().newest().author();
  }

  private static List<FinishedRow> finished(List<EndedRollout> all, List<ClusterSession> open, BoardFilter by, long now) {
    List<FinishedRow> rows = new ArrayList<>();
    for (EndedRollout one : all) {
      ResourceRef ref = one.workload();
      boolean wanted = !by.contexts().contains(one.contextId()) && !by.kinds().contains(ref.kind().kind());
      List<String> shown = List.of(ref.namespace(), ref.name(), ref.kind().kind(), images(one.images()), one.author(),
          one.context());
      if (one.ended() > now - DAY && wanted && by.finds(shown)) {
        rows.add(new FinishedRow(one, session(open, one.contextId()), RolloutHistory.usual(all, one)));
      }
    }
    return List.copyOf(rows);
  }

  private static @Nullable ClusterSession session(List<ClusterSession> open, String id) {
    return open.stream().filter(one -> one.context().id().equals(id)).findFirst().orElse(null);
  }

  @Override
  public synchronized void close() {
    closed = true;
    bag.close();
    watching.values().forEach(Subscription::close);
    watching.clear();
  }
}
