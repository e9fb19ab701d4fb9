// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.rollouts;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.rollout.RolloutSnapshots;
import dev.pilothouse.core.rollout.Rollouts;
import dev.pilothouse.core.rollouts.ContextRollouts;
import dev.pilothouse.core.rollouts.EndedRollout;
import dev.pilothouse.core.rollouts.RolloutNews;
import dev.pilothouse.core.rollouts.SeenRollouts;
import dev.pilothouse.core.rollouts.WatchedRollouts;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LeaderLeases;
import dev.pilothouse.ui.fx.Recompute;
import dev.pilothouse.ui.rollouts.RolloutMonitor.Pace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Judges the rollouts of one context whenever its rows have changed. Any thread.
final class Judge implements Subscription {
  private static final Duration CLOSELY = Duration.ofMillis(250);
  private static final int CLOSELY_SHARE = 4;
  private static final Duration LEAD = Duration.ofMillis(1500);
  private static final Duration FROM_AFAR = Duration.ofSeconds(1);
  private static final int FROM_AFAR_SHARE = 49;

  private final ClusterSession session;
  private final Executor background;
  private final InstantSource clock;
  private final Heard heard;
  private final WatchedRollouts rows;
  private final LeaderLeases leases;
  private volatile boolean ready;
  private final List<Consumer<ContextRollouts>> observers = new CopyOnWriteArrayList<>();
  private final Object judging = new Object();
  // Guarded by judging.
  private SeenRollouts seen;
  private volatile ContextRollouts last = ContextRollouts.NONE;
  // Guarded by this.
  private Recompute<ContextRollouts> recompute;
  private int close;
  private int afar;

  /// What a judgement hands on.
  @FunctionalInterface
  interface Heard {
    void happened(ClusterSession session, List<RolloutNews> news, List<EndedRollout> told);
  }

  Judge(ClusterSession session, Executor background, InstantSource clock, Heard heard) {
    this.session = session;
    this.background = background;
    this.clock = clock;
    this.heard = heard;
    seen = SeenRollouts.none(session.context().id(), session.context().name());
    leases = new LeaderLeases(session, background, this::request);
    recompute = paced(false);
    // The rows tell of changes before they are all there; such a change finds nothing to judge yet.
    rows = new WatchedRollouts(session, this::request);
    ready = true;
  }

  private Recompute<ContextRollouts> paced(boolean closely) {
    return new Recompute<>(
        background,
        Runnable::run,
        closely ? Duration.ZERO : LEAD,
        closely ? CLOSELY : FROM_AFAR,
        closely ? CLOSELY_SHARE : FROM_AFAR_SHARE,
        this::judge,
        this::tell);
  }

  void add(Consumer<ContextRollouts> observer) {
    observers.add(observer);
    observer.accept(last);
    request();
  }

  void remove(Consumer<ContextRollouts> observer) {
    observers.remove(observer);
  }

  synchronized void join(Pace pace) {
    boolean before = close > 0;
    close += pace == Pace.CLOSELY ? 1 : 0;
    afar += pace == Pace.CLOSELY ? 0 : 1;
    repace(before);
  }

  /// True when nobody is left.
  synchronized boolean leave(Pace pace) {
    boolean before = close > 0;
    close -= pace == Pace.CLOSELY ? 1 : 0;
    afar -= pace == Pace.CLOSELY ? 0 : 1;
    repace(before);
    return close + afar == 0;
  }

  private void repace(boolean before) {
    if (before != close > 0) {
      recompute.close();
      recompute = paced(close > 0);
      recompute.request();
    }
  }

  private synchronized void request() {
    if (ready) {
      recompute.request();
    }
  }

  void beat() {
    if (!last.inFlight().isEmpty()) {
      leases.beat(clock.instant().getEpochSecond());
      request();
    }
  }

  private ContextRollouts judge() {
    synchronized (judging) {
      Freshness freshness = rows.freshness();
      if (freshness instanceof Freshness.Loading || freshness instanceof Freshness.Refused) {
        // Half a list says nothing about what ended.
        return new ContextRollouts(List.of(), freshness);
      }
      if (freshness instanceof Freshness.Reconnecting && !last.inFlight().isEmpty()) {
        return new ContextRollouts(last.inFlight(), freshness);
      }
      RolloutSnapshots now = rows.snapshots();
      long second = clock.instant().getEpochSecond();
      Ownership ownership = new Ownership(now.workloads());
      SeenRollouts.Look look = seen.look(ownership, new Rollouts(now, ownership, leases.controllers(), second), second);
      if (freshness instanceof Freshness.Live) {
        seen = look.next();
        if (!look.news().isEmpty() || !look.told().isEmpty()) {
          heard.happened(session, look.news(), look.told());
        }
      }
      return new ContextRollouts(look.inFlight(), freshness);
    }
  }

  private void tell(ContextRollouts next) {
    last = next;
    observers.forEach(observer -> observer.accept(next));
  }

  @Override
  public synchronized void close() {
    recompute.close();
    rows.close();
  }
}
