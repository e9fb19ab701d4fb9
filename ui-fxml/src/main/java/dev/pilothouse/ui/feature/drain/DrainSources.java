// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drain;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.drain.DrainPreview.Around;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PersistentVolumeClaimKind;
import dev.pilothouse.core.kind.PersistentVolumeKind;
import dev.pilothouse.core.kind.PodDisruptionBudgetKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StorageClassKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.schedule.SchedulerRows;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows that a drain is judged by, watched while its dialog is open: of all namespaces, whatever namespace one looks at. Kinds
/// that the cluster does not serve are left out. Any thread.
final class DrainSources implements Subscription {
  private static final List<ResourceKind> KINDS =
      List.of(
          NodeKind.KIND, PodKind.KIND, NamespaceKind.KIND, PersistentVolumeClaimKind.KIND, PersistentVolumeKind.KIND,
          StorageClassKind.KIND, PodDisruptionBudgetKind.KIND, DaemonSetKind.KIND);

  private final Map<ResourceKind, LiveRows> live = new HashMap<>();
  private final Subscription.Bag bag = new Subscription.Bag();
  private final String node;

  /// @param changed called on any thread when rows came or went
  DrainSources(ClusterSession session, String node, Runnable changed) {
    this.node = node;
    Discovery discovery = session.state().get() instanceof SessionState.Connected connected ? connected.discovery() : null;
    for (ResourceKind kind : KINDS) {
      if (discovery == null || discovery.kinds().contains(kind)) {
        LiveRows rows = show(session, kind);
        live.put(kind, rows);
        bag.add(rows);
        bag.add(rows.store().subscribe(batch -> changed.run()));
        bag.add(rows.freshness().subscribe(now -> changed.run()));
      }
    }
  }

  private static LiveRows show(ClusterSession session, ResourceKind kind) {
    boolean part = kind.namespaced() && !session.namespace().get().isEmpty();
    return part ? session.show(kind, "") : session.show(kind);
  }

  private RowSnapshot rows(ResourceKind kind) {
    LiveRows rows = live.get(kind);
    return rows == null ? RowSnapshot.EMPTY : rows.store().snapshot();
  }

  private boolean isKnown(ResourceKind kind) {
    LiveRows rows = live.get(kind);
    return rows != null && !(rows.freshness().get() instanceof Freshness.Loading) && !isRefused(rows);
  }

  private static boolean isRefused(LiveRows rows) {
    return rows.freshness().get() instanceof Freshness.Refused;
  }

  /// Whether something that decides is still being read for the first time.
  boolean isLoading() {
    return live.values().stream().anyMatch(rows -> rows.freshness().get() instanceof Freshness.Loading);
  }

  /// Whether new pods are kept off the node already.
  boolean cordoned() {
    for (Row row : rows(NodeKind.KIND)) {
      if (row.name().equals(node)) {
        return row.flag(NodeKind.CORDONED);
      }
    }
    return false;
  }

  /// The rows of the pods on the node: when one of them is another, the pods are to be read again.
  List<Row> pods() {
    List<Row> found = new ArrayList<>();
    for (Row row : rows(PodKind.KIND)) {
      if (row.text(PodKind.NODE).equals(node)) {
        found.add(row);
      }
    }
    return found;
  }

  Around around() {
    boolean places = isKnown(NodeKind.KIND) && isKnown(PodKind.KIND);
    SchedulerRows scheduler =
        new SchedulerRows(
            rows(NodeKind.KIND), rows(PodKind.KIND), rows(NamespaceKind.KIND), rows(PersistentVolumeClaimKind.KIND),
            rows(PersistentVolumeKind.KIND), rows(StorageClassKind.KIND));
    RowSnapshot daemonSets = isKnown(DaemonSetKind.KIND) ? rows(DaemonSetKind.KIND) : null;
    return new Around(places ? scheduler : null, rows(PodDisruptionBudgetKind.KIND), daemonSets);
  }

  @Override
  public void close() {
    bag.close();
  }
}
