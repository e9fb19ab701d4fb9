// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.ControllerRevisionKind;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PersistentVolumeClaimKind;
import dev.pilothouse.core.kind.PodDisruptionBudgetKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.ResourceQuotaKind;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.rollout.RolloutSnapshots;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Watches the kinds that the rules of rollouts look at, until it is closed. Any thread.
final class WatchedWorkloads implements Subscription {
  private static final List<ResourceKind> KINDS =
      List.of(
          PodKind.KIND, DeploymentKind.KIND, ReplicaSetKind.KIND, StatefulSetKind.KIND, DaemonSetKind.KIND,
          ControllerRevisionKind.KIND, NodeKind.KIND, PersistentVolumeClaimKind.KIND, PodDisruptionBudgetKind.KIND,
          ResourceQuotaKind.KIND, EventKind.KIND);

  private final Map<ResourceKind, LiveRows> live = new LinkedHashMap<>();
  private final Subscription.Bag bag = new Subscription.Bag();

  WatchedWorkloads(ClusterSession session) {
    for (ResourceKind kind : KINDS) {
      LiveRows rows = session.show(kind);
      bag.add(rows);
      live.put(kind, rows);
    }
  }

  /// @param changed called after each batch and each change of freshness, on its feed's thread
  void listen(Runnable changed) {
    for (LiveRows rows : live.values()) {
      bag.add(rows.store().subscribe(batch -> changed.run()));
      bag.add(rows.freshness().subscribe(state -> changed.run()));
    }
  }

  RowSnapshot rows(ResourceKind kind) {
    LiveRows rows = live.get(kind);
    return rows == null ? RowSnapshot.EMPTY : rows.store().snapshot();
  }

  RolloutSnapshots snapshots() {
    WorkloadSnapshots workloads =
        new WorkloadSnapshots(
            RowSnapshot.EMPTY, rows(DeploymentKind.KIND), rows(ReplicaSetKind.KIND), rows(StatefulSetKind.KIND),
            rows(DaemonSetKind.KIND), RowSnapshot.EMPTY, RowSnapshot.EMPTY, rows(PodKind.KIND));
    return new RolloutSnapshots(
        workloads, rows(ControllerRevisionKind.KIND), rows(NodeKind.KIND), rows(PersistentVolumeClaimKind.KIND),
        rows(PodDisruptionBudgetKind.KIND), rows(ResourceQuotaKind.KIND), rows(EventKind.KIND));
  }

  /// How far a workload of a kind can be judged: it, its revisions and its pods. What else may not be read is passed over.
  Freshness freshness(ResourceKind workload) {
    ResourceKind revisions = workload.equals(DeploymentKind.KIND) ? ReplicaSetKind.KIND : ControllerRevisionKind.KIND;
    Freshness worst = of(workload);
    for (ResourceKind kind : List.of(PodKind.KIND, revisions, EventKind.KIND)) {
      Freshness one = of(kind);
      if (one instanceof Freshness.Reconnecting || (one instanceof Freshness.Loading && worst instanceof Freshness.Live)) {
        worst = one;
      }
    }
    return of(workload) instanceof Freshness.Refused refused ? refused : worst;
  }

  /// How far the rows of a kind can be trusted.
  Freshness of(ResourceKind kind) {
    LiveRows rows = live.get(kind);
    return rows == null ? new Freshness.Loading(0) : rows.freshness().get();
  }

  @Override
  public void close() {
    bag.close();
  }
}
