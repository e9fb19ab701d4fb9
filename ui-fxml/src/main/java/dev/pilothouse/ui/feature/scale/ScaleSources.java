// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.ControllerRevisionKind;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.HorizontalPodAutoscalerKind;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PersistentVolumeClaimKind;
import dev.pilothouse.core.kind.PersistentVolumeKind;
import dev.pilothouse.core.kind.PodDisruptionBudgetKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.ResourceQuotaKind;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.kind.StorageClassKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.rollout.RolloutSnapshots;
import dev.pilothouse.core.schedule.SchedulerRows;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows that scaling is judged by, watched while a dialog is open. Kinds that the cluster does not serve are left out. Any
/// thread.
final class ScaleSources implements Subscription {
  private static final List<ResourceKind> KINDS =
      List.of(
          NodeKind.KIND, PodKind.KIND, NamespaceKind.KIND, PersistentVolumeClaimKind.KIND, PersistentVolumeKind.KIND,
          StorageClassKind.KIND, HorizontalPodAutoscalerKind.KIND, ResourceQuotaKind.KIND, PodDisruptionBudgetKind.KIND,
          DeploymentKind.KIND, ReplicaSetKind.KIND, StatefulSetKind.KIND, DaemonSetKind.KIND, ControllerRevisionKind.KIND);

  private final Map<ResourceKind, LiveRows> live = new HashMap<>();
  private final Subscription.Bag bag = new Subscription.Bag();

  /// @param target the kind of what is scaled, which is watched as well
  /// @param changed called on any thread when rows came or went
  ScaleSources(ClusterSession session, ResourceKind target, Runnable changed) {
    Discovery discovery = session.state().get() instanceof SessionState.Connected connected ? connected.discovery() : null;
    for (ResourceKind kind : KINDS) {
      if (discovery == null || discovery.kinds().contains(kind)) {
        add(session, kind, changed);
      }
    }
    if (!live.containsKey(target)) {
      add(session, target, changed);
    }
  }

  private void add(ClusterSession session, ResourceKind kind, Runnable changed) {
    LiveRows rows = session.show(kind);
    live.put(kind, rows);
    bag.add(rows);
    bag.add(rows.store().subscribe(batch -> changed.run()));
    bag.add(rows.freshness().subscribe(now -> changed.run()));
  }

  RowSnapshot rows(ResourceKind kind) {
    LiveRows rows = live.get(kind);
    return rows == null ? RowSnapshot.EMPTY : rows.store().snapshot();
  }

  /// Whether the first list of a kind is still under way.
  boolean isLoading(ResourceKind kind) {
    LiveRows rows = live.get(kind);
    return rows != null && rows.freshness().get() instanceof Freshness.Loading;
  }

  /// Whether the server does not let a kind be listed.
  boolean isRefused(ResourceKind kind) {
    @Nullable LiveRows rows = live.get(kind);
    return rows == null || rows.freshness().get() instanceof Freshness.Refused;
  }

  SchedulerRows scheduler() {
    return new SchedulerRows(
        rows(NodeKind.KIND), rows(PodKind.KIND), rows(NamespaceKind.KIND), rows(PersistentVolumeClaimKind.KIND),
        rows(PersistentVolumeKind.KIND), rows(StorageClassKind.KIND));
  }

  RolloutSnapshots rollouts() {
    RowSnapshot none = RowSnapshot.EMPTY;
    WorkloadSnapshots workloads =
        new WorkloadSnapshots(
            rows(NamespaceKind.KIND), rows(DeploymentKind.KIND), rows(ReplicaSetKind.KIND), rows(StatefulSetKind.KIND),
            rows(DaemonSetKind.KIND), none, none, rows(PodKind.KIND));
    return new RolloutSnapshots(
        workloads, rows(ControllerRevisionKind.KIND), rows(NodeKind.KIND), rows(PersistentVolumeClaimKind.KIND),
        rows(PodDisruptionBudgetKind.KIND), rows(ResourceQuotaKind.KIND), none);
  }

  @Override
  public void close() {
    bag.close();
  }
}
