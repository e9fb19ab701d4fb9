// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.overview;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.overview.CapacitySummary;
import dev.pilothouse.core.overview.ClusterSnapshots;
import dev.pilothouse.core.overview.ControlPlane;
import dev.pilothouse.core.overview.NeedsAttention;
import dev.pilothouse.core.overview.Problem;
import dev.pilothouse.core.overview.RolloutsInFlight;
import dev.pilothouse.core.overview.WatchedCluster;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.MetricsSource.Usage;
import dev.pilothouse.core.relation.TreeRow;
import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.relation.WorkloadTree;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LeaderLeases;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.session.MetricsHistory;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sums up a cluster in the background, four times a second at most. Any thread.
final class OverviewViewModel implements Subscription {
  private static final Duration REST = Duration.ofMillis(250);
  /// At most a fifth of a core, however great the cluster is.
  private static final int REST_SHARE = 4;
  private static final int CHANGES = 40;
  private final WatchedCluster cluster;
  private final Subscription.Bag bag = new Subscription.Bag();
  private final WorkloadTree tree = new WorkloadTree();
  private final InstantSource clock;
  private final ClusterSession session;
  private final Recompute<Overview> recompute;
  private final LeaderLeases leases;
  private volatile @Nullable MetricsHistory metrics;

  /// All that is shown.
  ///
  /// @param namespaces those in trouble first
  /// @param changes newest first
  /// @param freshness read before the rows were, so that "live" and "calm" are never said too early
  record Overview(
      List<Problem> problems, CapacitySummary capacity, List<RolloutsInFlight.Rollout> rollouts, List<TreeRow> namespaces,
      List<ChangeRow> changes, List<ControlPlane.Part> plane, int pods, Freshness freshness) {}

  /// @param show called on `fx`
  OverviewViewModel(ClusterSession session, Executor background, Executor fx, InstantSource clock, Consumer<Overview> show) {
    this.session = session;
    this.clock = clock;
    recompute = new Recompute<>(background, fx, REST, REST_SHARE, this::compute, show);
    bag.add(recompute);
    leases = new LeaderLeases(session, background, recompute::request);
    cluster = new WatchedCluster(session, recompute::request);
    bag.add(cluster);
    cluster.kinds().values().forEach(rows -> bag.add(rows.freshness().subscribe(state -> recompute.request())));
    bag.add(
        session
            .metrics()
            .subscribe(
                next -> {
                  metrics = next;
                  recompute.request();
                }));
    recompute.request();
  }

  /// Time passes: what was fine may be overdue now.
  void beat() {
    leases.beat(clock.instant().getEpochSecond());
    recompute.request();
  }

  /// Pods are needed for a judgement; the rest is shown as far as it may be read.
  private Freshness freshness() {
    Freshness worst = new Freshness.Live();
    for (LiveRows rows : cluster.kinds().values()) {
      Freshness one = rows.freshness().get();
      if (one instanceof Freshness.Reconnecting || (one instanceof Freshness.Loading && worst instanceof Freshness.Live)) {
        worst = one;
      }
    }
    LiveRows pods = cluster.kinds().get(PodKind.KIND);
    return pods != null && pods.freshness().get() instanceof Freshness.Refused refused ? refused : worst;
  }

  private Overview compute() {
    long now = clock.instant().getEpochSecond();
    Freshness freshness = freshness();
    ClusterSnapshots rows = cluster.snapshots();
    WorkloadSnapshots workloads = rows.workloads();
    MetricsHistory readings = metrics;
    List<TreeRow> namespaces =
        new ArrayList<>(tree.build(workloads, new WorkloadTree.Options(Set.of(), session.namespace().get(), null, now)));
    namespaces.sort(Comparator.comparing((TreeRow row) -> row.status().health()).reversed().thenComparing(TreeRow::name));
    return new Overview(
        new NeedsAttention().find(rows, now),
        CapacitySummary.of(rows.nodes(), workloads.pods(), name -> used(readings, name)),
        new RolloutsInFlight().find(rows, leases.controllers(), now),
        namespaces,
        changes(rows.events()),
        plane(rows, readings, now),
        workloads.pods().size(),
        freshness);
  }

  private List<ControlPlane.Part> plane(ClusterSnapshots rows, @Nullable MetricsHistory readings, long now) {
    String version = session.state().get() instanceof SessionState.Connected connected ? connected.serverVersion() : "";
    ControlPlane.Facts facts =
        new ControlPlane.Facts(version, session.latency().get(), leases.known(), rows.nodes(), rows.workloads().pods(), readings);
    return ControlPlane.of(facts, now);
  }

  private static CapacitySummary.@Nullable Used used(@Nullable MetricsHistory readings, String node) {
    Usage usage = readings == null ? null : readings.node(node);
    return usage == null ? null : new CapacitySummary.Used(Math.round(usage.cores() * 1000), usage.bytes());
  }

  private static List<ChangeRow> changes(RowSnapshot events) {
    List<Row> all = new ArrayList<>(events.size());
    events.forEach(all::add);
    all.sort(Comparator.comparingLong(EventKind::last).reversed());
    return all.stream().limit(CHANGES).map(ChangeRow::of).toList();
  }

  @Override
  public void close() {
    bag.close();
  }
}
