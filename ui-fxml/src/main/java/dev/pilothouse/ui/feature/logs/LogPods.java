// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.JobKind;
import dev.pilothouse.core.kind.Owner;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The pods that an object's logs come from: itself, or those that it owns, directly or by a ReplicaSet or Job. Any thread.
final class LogPods implements Subscription {
  private final ResourceRef object;
  private final LiveRows pods;
  private final List<LiveRows> between = new ArrayList<>();
  private final Subscription.Bag bag = new Subscription.Bag();

  /// @param changed called on any thread when there may be others
  LogPods(ClusterSession session, ResourceRef object, Runnable changed) {
    this.object = object;
    pods = session.show(PodKind.KIND);
    bag.add(pods);
    if (!object.kind().equals(PodKind.KIND)) {
      for (ResourceKind kind : List.of(ReplicaSetKind.KIND, JobKind.KIND)) {
        LiveRows rows = session.show(kind);
        between.add(rows);
        bag.add(rows);
        bag.add(rows.store().subscribe(batch -> changed.run()));
      }
    }
    bag.add(pods.store().subscribe(batch -> changed.run()));
  }

  /// By name; of a pod itself only that.
  List<Row> now() {
    List<Row> found = new ArrayList<>();
    boolean one = object.kind().equals(PodKind.KIND);
    Set<String> owners = one ? Set.of() : owners();
    for (Row pod : pods.store().snapshot()) {
      if (pod.namespace().equals(object.namespace()) && (one ? pod.name().equals(object.name()) : owned(pod, owners))) {
        found.add(pod);
      }
    }
    found.sort(Comparator.comparing(Row::name));
    return found;
  }

  private boolean owned(Row row, Set<String> owners) {
    Owner owner = row.owner();
    return owner != null && (owners.contains(owner.uid()) || isObject(owner));
  }

  private boolean isObject(Owner owner) {
    return object.uid().isEmpty()
        ? owner.kind().equals(object.kind().kind()) && owner.name().equals(object.name())
        : owner.uid().equals(object.uid());
  }

  private Set<String> owners() {
    Set<String> uids = new HashSet<>();
    for (LiveRows rows : between) {
      for (Row row : rows.store().snapshot()) {
        Owner owner = row.owner();
        if (owner != null && row.namespace().equals(object.namespace()) && isObject(owner)) {
          uids.add(row.uid());
        }
      }
    }
    return uids;
  }

  /// The containers of a pod that have logs, the main ones first.
  static List<String> containers(Row pod) {
    List<String> names = new ArrayList<>();
    for (ContainerState.Type type : List.of(ContainerState.Type.MAIN, ContainerState.Type.INIT, ContainerState.Type.EPHEMERAL)) {
      PodKind.containers(pod).stream().filter(one -> one.type() == type).forEach(one -> names.add(one.name()));
    }
    return names;
  }

  /// How often the containers of a pod began anew; for the mark in the log.
  static @Nullable ContainerState container(Row pod, String name) {
    return PodKind.containers(pod).stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  @Override
  public void close() {
    bag.close();
  }
}
