// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

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
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Watches all kinds that a judgement over a whole cluster needs, until it is closed. Any thread.
public final class WatchedCluster implements Subscription {
  private static final List<ResourceKind> KINDS =
      List.of(
          PodKind.KIND, NodeKind.KIND, NamespaceKind.KIND, DeploymentKind.KIND, ReplicaSetKind.KIND, StatefulSetKind.KIND,
          DaemonSetKind.KIND, JobKind.KIND, CronJobKind.KIND, PersistentVolumeClaimKind.KIND, HorizontalPodAutoscalerKind.KIND,
          EventKind.KIND);

  private final Map<ResourceKind, LiveRows> live = new LinkedHashMap<>();
  private final Subscription.Bag bag = new Subscription.Bag();

  /// @param changed called after each batch of any kind, on its feed's thread; must be quick
  public WatchedCluster(ClusterSession session, Runnable changed) {
    for (ResourceKind kind : KINDS) {
      LiveRows rows = session.show(kind);
      bag.add(rows);
      live.put(kind, rows);
    }
    live.values().forEach(rows -> bag.add(rows.store().subscribe(batch -> changed.run())));
  }

  /// The watch of each kind.
  public Map<ResourceKind, LiveRows> kinds() {
    return Map.copyOf(live);
  }

  /// The rows of now.
  public ClusterSnapshots snapshots() {
    WorkloadSnapshots workloads =
        new WorkloadSnapshots(
            of(NamespaceKind.KIND), of(DeploymentKind.KIND), of(ReplicaSetKind.KIND), of(StatefulSetKind.KIND),
            of(DaemonSetKind.KIND), of(JobKind.KIND), of(CronJobKind.KIND), of(PodKind.KIND));
    return new ClusterSnapshots(
        workloads, of(NodeKind.KIND), of(PersistentVolumeClaimKind.KIND), of(HorizontalPodAutoscalerKind.KIND), of(EventKind.KIND));
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
