// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollouts;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.ControllerRevisionKind;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
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

/// Watches the kinds that the rollouts of a context are judged by, until it is closed. Any thread.
public final class WatchedRollouts implements Subscription {
  private static final List<ResourceKind> KINDS =
      List.of(
          DeploymentKind.KIND, ReplicaSetKind.KIND, StatefulSetKind.KIND, DaemonSetKind.KIND, ControllerRevisionKind.KIND,
          PodKind.KIND, NodeKind.KIND, EventKind.KIND);

  private final Map<ResourceKind, LiveRows> live = new LinkedHashMap<>();
  private final Subscription.Bag bag = new Subscription.Bag();

  /// @param changed called after each batch of any kind and when the line changes, on a feed's thread; must be quick
  public WatchedRollouts(ClusterSession session, Runnable changed) {
    for (ResourceKind kind : KINDS) {
      LiveRows rows = session.show(kind);
      bag.add(rows);
      live.put(kind, rows);
    }
    for (LiveRows rows : live.values()) {
      bag.add(rows.store().subscribe(batch -> changed.run()));
      bag.add(rows.freshness().subscribe(now -> changed.run()));
    }
  }

  /// How far the rows can be trusted: the worst of those that cannot be done without. Nodes, events and revisions may be refused;
  /// less is said then, and nothing wrong.
  public Freshness freshness() {
    Freshness worst = new Freshness.Live();
    for (Map.Entry<ResourceKind, LiveRows> one : live.entrySet()) {
      Freshness now = one.getValue().freshness().get();
      boolean needed = one.getKey().equals(PodKind.KIND) || one.getKey().equals(DeploymentKind.KIND);
      if (now instanceof Freshness.Refused && needed) {
        return now;
      }
      boolean worse =
          now instanceof Freshness.Reconnecting || (now instanceof Freshness.Loading && worst instanceof Freshness.Live);
      worst = worse ? now : worst;
    }
    return worst;
  }

  /// The rows of now.
  public RolloutSnapshots snapshots() {
    WorkloadSnapshots workloads =
        new WorkloadSnapshots(
            RowSnapshot.EMPTY, of(DeploymentKind.KIND), of(ReplicaSetKind.KIND), of(StatefulSetKind.KIND), of(DaemonSetKind.KIND),
            RowSnapshot.EMPTY, RowSnapshot.EMPTY, of(PodKind.KIND));
    return new RolloutSnapshots(
        workloads, of(ControllerRevisionKind.KIND), of(NodeKind.KIND), RowSnapshot.EMPTY, RowSnapshot.EMPTY, RowSnapshot.EMPTY,
        of(EventKind.KIND));
  }

  private RowSnapshot of(ResourceKind kind) {
    LiveRows rows = live.get(kind);
    return rows == null ? RowSnapshot.EMPTY : rows.store().snapshot();
  }

  @Override
  public void close() {
    bag.close();
  }
}
