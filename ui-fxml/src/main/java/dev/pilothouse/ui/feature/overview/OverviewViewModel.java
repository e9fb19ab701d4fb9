// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.overview;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.CronJobKind;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.HorizontalPodAutoscalerKind;
import dev.pilothouse.core.kind.JobKind;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PersistentVolumeClaimKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.overview.CapacitySummary;
import dev.pilothouse.core.overview.ClusterSnapshots;
import dev.pilothouse.core.overview.NeedsAttention;
import dev.pilothouse.core.overview.Problem;
import dev.pilothouse.core.overview.RolloutsInFlight;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.MetricsSource.Usage;
import dev.pilothouse.core.relation.TreeRow;
import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.relation.WorkloadTree;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.session.MetricsHistory;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sums up a cluster in the background, four times a second at most. Any thread.
final class OverviewViewModel implements Subscription {
  private static final Duration REST = Duration.ofMillis(250);
  private static final int CHANGES = 40;
  private static final List<ResourceKind> KINDS =
      List.of(
          PodKind.KIND, NodeKind.KIND, NamespaceKind.KIND, DeploymentKind.KIND, ReplicaSetKind.KIND, StatefulSetKind.KIND,
          DaemonSetKind.KIND, JobKind.KIND, CronJobKind.KIND, PersistentVolumeClaimKind.KIND, HorizontalPodAutoscalerKind.KIND,
          EventKind.KIND);

  private final Map<ResourceKind, LiveRows> live = new LinkedHashMap<>();
  private final Subscription.Bag bag = new Subscription.Bag();
  private final WorkloadTree tree = new WorkloadTree();
  private final InstantSource clock;
  private final ClusterSession session;
  private final Recompute<Overview> recompute;
  private volatile @Nullable MetricsHistory metrics;

  /// All that is shown.
  ///
  /// @param namespaces those in trouble first
  /// @param changes newest first
  /// @param freshness read before the rows were, so that "live" and "calm" are never said too early
  record Overview(
      List<Problem> problems, CapacitySummary capacity, List<RolloutsInFlight.Rollout> rollouts, List<TreeRow> namespaces,
      List<ChangeRow> changes, int pods, Freshness freshness) {}

  /// @param show called on `fx`
  OverviewViewModel(ClusterSession session, Executor background, Executor fx, InstantSource clock, Consumer<Overview> show) {
    this.session = session;
    this.clock = clock;
    recompute = new Recompute<>(background, fx, REST, this::compute, show);
    bag.add(recompute);
    for (ResourceKind kind : KINDS) {
      LiveRows rows = session.show(kind);
      live.put(kind, rows);
      bag.add(rows);
    }
    for (LiveRows rows : live.values()) {
      bag.add(rows.store().subscribe(batch -> recompute.request()));
      bag.add(rows.freshness().subscribe(state -> recompute.request()));
    }
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
    recompute.request();
  }

  /// Pods are needed for a judgement; the rest is shown as far as it may be read.
  private Freshness freshness() {
    Freshness worst = new Freshness.Live();
    for (LiveRows rows : live.values()) {
      Freshness one = rows.freshness().get();
      if (one instanceof Freshness.Reconnecting || (one instanceof Freshness.Loading && worst instanceof Freshness.Live)) {
        worst = one;
      }
    }
    LiveRows pods = live.get(PodKind.KIND);
    return pods != null && pods.freshness().get() instanceof Freshness.Refused refused ? refused : worst;
  }

  private RowSnapshot of(ResourceKind kind) {
    LiveRows rows = live.get(kind);
    return rows == null ? RowSnapshot.EMPTY : rows.store().snapshot();
  }

  private Overview compute() {
    long now = clock.instant().getEpochSecond();
    Freshness freshness = freshness();
    WorkloadSnapshots workloads =
        new WorkloadSnapshots(
            of(NamespaceKind.KIND), of(DeploymentKind.KIND), of(ReplicaSetKind.KIND), of(StatefulSetKind.KIND),
            of(DaemonSetKind.KIND), of(JobKind.KIND), of(CronJobKind.KIND), of(PodKind.KIND));
    ClusterSnapshots rows =
        new ClusterSnapshots(
            workloads, of(NodeKind.KIND), of(PersistentVolumeClaimKind.KIND), of(HorizontalPodAutoscalerKind.KIND),
            of(EventKind.KIND));
    MetricsHistory readings = metrics;
    List<TreeRow> namespaces =
        new ArrayList<>(tree.build(workloads, new WorkloadTree.Options(Set.of(), session.namespace().get(), null, now)));
    namespaces.sort(Comparator.comparing((TreeRow row) -> row.status().health()).reversed().thenComparing(TreeRow::name));
    return new Overview(
        new NeedsAttention().find(rows, now),
        CapacitySummary.of(rows.nodes(), workloads.pods(), name -> used(readings, name)),
        new RolloutsInFlight().find(rows, now),
        namespaces,
        changes(rows.events()),
        workloads.pods().size(),
        freshness);
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
