// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.rollouts;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.rollouts.ContextRollouts;
import dev.pilothouse.core.rollouts.EndedRollout;
import dev.pilothouse.core.rollouts.RolloutHistory;
import dev.pilothouse.core.rollouts.RolloutNews;
import dev.pilothouse.core.session.ClusterSession;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Judges the rollouts of contexts while somebody wants to know, once for all who do, and hands what ended to the history. Any
/// thread.
public final class RolloutMonitor {
  private final Executor background;
  private final InstantSource clock;
  private final RolloutHistory history;
  private final List<Consumer<? super RolloutNews>> listeners = new CopyOnWriteArrayList<>();
  private final Map<ClusterSession, Judge> judges = new HashMap<>();

  public RolloutMonitor(Executor background, InstantSource clock, RolloutHistory history) {
    this.background = background;
    this.clock = clock;
    this.history = history;
  }

  /// How soon one wants to know.
  public enum Pace {
    /// Somebody looks on: four times a second at most.
    CLOSELY,
    /// For a number, or for what happens behind the window: once a second at most, and with 2 % of a core.
    FROM_AFAR
  }

  /// Watches the rollouts of a context until the handle is closed.
  ///
  /// @param observer called with what is known at once, then with each change, on any thread; must be quick
  public Subscription watch(ClusterSession session, Pace pace, Consumer<? super ContextRollouts> observer) {
    Judge judge;
    synchronized (judges) {
      judge = judges.computeIfAbsent(session, one -> new Judge(one, background, clock, this::happened));
      judge.join(pace);
    }
    Consumer<ContextRollouts> own = observer::accept;
    judge.add(own);
    Subscription.Bag once = new Subscription.Bag();
    once.add(() -> leave(session, pace, own));
    return once;
  }

  private void leave(ClusterSession session, Pace pace, Consumer<ContextRollouts> observer) {
    Judge last = null;
    synchronized (judges) {
      Judge judge = judges.get(session);
      if (judge != null) {
        judge.remove(observer);
        if (judge.leave(pace)) {
          judges.remove(session);
          last = judge;
        }
      }
    }
    if (last != null) {
      last.close();
    }
  }

  /// Time has passed: judges all contexts again that have rollouts under way.
  public void beat() {
    List<Judge> all;
    synchronized (judges) {
      all = List.copyOf(judges.values());
    }
    all.forEach(Judge::beat);
  }

  /// The rollouts that ended, the newest end first.
  public Observable<List<EndedRollout>> ended() {
    return history.ended();
  }

  /// Tells what happens to rollouts of the contexts that somebody watches, on any thread.
  public Subscription news(Consumer<? super RolloutNews> listener) {
    Consumer<RolloutNews> own = listener::accept;
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  private void happened(ClusterSession session, List<RolloutNews> news, List<EndedRollout> told) {
    boolean keep = !session.context().sample();
    history.add(told, false, keep);
    List<EndedRollout> ended =
        news.stream().filter(RolloutNews.Ended.class::isInstance).map(one -> ((RolloutNews.Ended) one).rollout()).toList();
    history.add(ended, true, keep);
    news.forEach(one -> listeners.forEach(listener -> listener.accept(one)));
  }
}
