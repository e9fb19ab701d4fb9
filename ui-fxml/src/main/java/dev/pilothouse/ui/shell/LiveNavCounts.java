// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.overview.ClusterSnapshots;
import dev.pilothouse.core.overview.NavCounts;
import dev.pilothouse.core.overview.NeedsAttention;
import dev.pilothouse.core.overview.RolloutsInFlight;
import dev.pilothouse.core.overview.WatchedCluster;
import dev.pilothouse.core.rollout.RolloutState;
import dev.pilothouse.core.rollouts.ContextRollouts;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.fx.Recompute;
import dev.pilothouse.ui.nav.NavCount;
import dev.pilothouse.ui.rollouts.RolloutMonitor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Counts what is wrong in a cluster while somebody shows the counts, once a second at most and with 2 % of a core.
public final class LiveNavCounts implements NavCount.Source {
  private static final Duration LEAD = Duration.ofMillis(1500);
  private static final Duration REST = Duration.ofSeconds(1);
  /// Numbers beside a word may be seconds late in a cluster of 100,000 pods; they must not keep a core busy.
  private static final int REST_SHARE = 49;
  private final Executor background;
  private final InstantSource clock;
  private final RolloutMonitor monitor;

  public LiveNavCounts(Executor background, InstantSource clock, RolloutMonitor monitor) {
    this.background = background;
    this.clock = clock;
    this.monitor = monitor;
  }

  @Override
  public Observable<Map<String, NavCount>> of(ClusterSession session) {
    return new Observable<>() {
      private volatile Map<String, NavCount> last = Map.of();

      @Override
      public Map<String, NavCount> get() {
        return last;
      }

      @Override
      public Subscription subscribe(Consumer<? super Map<String, NavCount>> observer) {
        observer.accept(last);
        return new Counting(
            session,
            counts -> {
              last = counts;
              observer.accept(counts);
            });
      }
    };
  }

  /// One watched cluster and its counts.
  private final class Counting implements Subscription {
    private final WatchedCluster cluster;
    private final Recompute<Map<String, NavCount>> recompute;
    private final Subscription rollouts;
    private volatile ContextRollouts going = ContextRollouts.NONE;

    private Counting(ClusterSession session, Consumer<Map<String, NavCount>> observer) {
      // The cluster tells of changes before this constructor has ended; such a change finds nothing to recompute yet.
      AtomicReference<Runnable> changed = new AtomicReference<>(() -> {});
      WatchedCluster watched = new WatchedCluster(session, () -> Objects.requireNonNull(changed.get()).run());
      recompute = new Recompute<>(background, Runnable::run, LEAD, REST, REST_SHARE, () -> count(watched), observer);
      cluster = watched;
      changed.set(recompute::request);
      rollouts =
          monitor.watch(
              session, RolloutMonitor.Pace.FROM_AFAR,
              next -> {
                going = next;
                recompute.request();
              });
      recompute.request();
    }

    private Map<String, NavCount> count(WatchedCluster watched) {
      long now = clock.instant().getEpochSecond();
      ClusterSnapshots rows = watched.snapshots();
      List<RolloutsInFlight.Rollout> rollouts = new RolloutsInFlight().find(rows, null, now);
      NavCounts counts = NavCounts.of(rows, new NeedsAttention().find(rows, now), rollouts, now);
      Map<String, NavCount> places = new LinkedHashMap<>();
      put(places, "overview", counts.overview());
      put(places, "workloads", counts.workloads());
      put(places, "rollouts", rollouts());
      put(places, "pods", counts.pods());
      put(places, "nodes", counts.nodes());
      put(places, "persistentvolumeclaims", counts.storage());
      return Map.copyOf(places);
    }

    /// Those that stall or wait.
    private NavCounts.Count rollouts() {
      int number = 0;
      Health worst = Health.NEUTRAL;
      for (ContextRollouts.InFlight one : going.inFlight()) {
        RolloutState state = one.progress().state();
        boolean stalls = state == RolloutState.STALLED;
        if (stalls || state == RolloutState.WAITING) {
          number++;
          worst = stalls || worst == Health.BAD ? Health.BAD : Health.WARNING;
        }
      }
      return new NavCounts.Count(number, worst);
    }

    @Override
    public void close() {
      rollouts.close();
      recompute.close();
      cluster.close();
    }
  }

  private static void put(Map<String, NavCount> places, String place, NavCounts.Count count) {
    if (count.number() > 0 && count.health().compareTo(Health.WARNING) >= 0) {
      places.put(place, new NavCount(count.number(), count.health()));
    }
  }
}
