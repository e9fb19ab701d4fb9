// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PersistentVolumeClaimKind;
import dev.pilothouse.core.kind.PersistentVolumeKind;
import dev.pilothouse.core.kind.StorageClassKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.schedule.SchedulerRows;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// The rows that the map is made of. Any thread, but for making and closing.
final class MapSources implements Subscription {
  private static final List<ResourceKind> PLACING =
      List.of(NamespaceKind.KIND, PersistentVolumeClaimKind.KIND, PersistentVolumeKind.KIND, StorageClassKind.KIND);

  private final ClusterSession session;
  private final Map<ResourceKind, LiveRows> live = new ConcurrentHashMap<>();
  private final Subscription.Bag bag = new Subscription.Bag();
  private final FleetPods pods;
  private Runnable changed = () -> {};

  MapSources(ClusterSession session, Executor background) {
    this.session = session;
    pods = new FleetPods(session, background, () -> changed.run());
  }

  /// Begins to watch.
  ///
  /// @param listener called on any thread when rows came or went; must be quick
  void begin(Runnable listener) {
    changed = listener;
    open(session.show(NodeKind.KIND), bag);
    bag.add(pods);
    bag.add(session.namespace().subscribe(pods::look));
    pods.look(session.namespace().get());
  }

  private void open(LiveRows rows, Subscription.Bag until) {
    live.put(rows.descriptor().kind(), rows);
    until.add(rows);
    until.add(rows.store().subscribe(batch -> changed.run()));
    until.add(rows.freshness().subscribe(now -> changed.run()));
  }

  /// Watches as well what decides where a pod may be placed; from the first question on.
  void watchPlacing() {
    for (ResourceKind kind : PLACING) {
      if (!live.containsKey(kind)) {
        open(kind.namespaced() ? session.show(kind, "") : session.show(kind), bag);
      }
    }
  }

  FleetPods pods() {
    return pods;
  }

  private RowSnapshot rows(ResourceKind kind) {
    LiveRows rows = live.get(kind);
    return rows == null ? RowSnapshot.EMPTY : rows.store().snapshot();
  }

  RowSnapshot nodes() {
    return rows(NodeKind.KIND);
  }

  /// How fresh the nodes are.
  Freshness freshness() {
    LiveRows rows = live.get(NodeKind.KIND);
    return rows == null ? new Freshness.Loading(0) : rows.freshness().get();
  }

  SchedulerRows scheduler() {
    return new SchedulerRows(
        nodes(), pods.snapshot(), rows(NamespaceKind.KIND), rows(PersistentVolumeClaimKind.KIND),
        rows(PersistentVolumeKind.KIND), rows(StorageClassKind.KIND));
  }

  @Override
  public void close() {
    bag.close();
  }
}
