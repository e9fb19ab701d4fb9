// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.tail;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.JobKind;
import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.Owner;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.Selector;
import dev.pilothouse.core.kind.ServiceKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The pods that an object's logs come from: itself, those that it owns, directly or by a ReplicaSet or Job, those that a Service
/// selects, or all of a Namespace; of these, those that the target's selector finds. Any thread.
final class TargetPods implements Subscription {
  private final ResourceRef object;
  private final Selector selector;
  private final String namespace;
  private final LiveRows pods;
  private final List<LiveRows> between = new ArrayList<>();
  private final @Nullable LiveRows services;
  private final Subscription.Bag bag = new Subscription.Bag();

  /// @param changed called on any thread when there may be others
  TargetPods(LogTarget target, Runnable changed) {
    ClusterSession session = target.session();
    object = target.object();
    selector = target.selector();
    // of its own namespace, wherever one looks meanwhile: pods that are not looked at are not gone
    namespace = target.namespace();
    pods = session.show(PodKind.KIND, namespace);
    bag.add(pods);
    services = is(ServiceKind.KIND) ? watched(session, ServiceKind.KIND, changed) : null;
    if (!is(PodKind.KIND) && !is(NamespaceKind.KIND) && services == null) {
      for (ResourceKind kind : List.of(ReplicaSetKind.KIND, JobKind.KIND)) {
        between.add(watched(session, kind, changed));
      }
    }
    bag.add(pods.store().subscribe(batch -> changed.run()));
    bag.add(pods.freshness().subscribe(now -> changed.run()));
  }

  /// Why the pods may not be listed; null while they may.
  @Nullable ClusterFailure refusal() {
    return pods.freshness().get() instanceof Freshness.Refused refused ? refused.failure() : null;
  }

  private LiveRows watched(ClusterSession session, ResourceKind kind, Runnable changed) {
    LiveRows rows = session.show(kind, namespace);
    bag.add(rows);
    bag.add(rows.store().subscribe(batch -> changed.run()));
    return rows;
  }

  private boolean is(ResourceKind kind) {
    return object.kind().equals(kind);
  }

  /// By name.
  List<Row> now() {
    List<Row> found = new ArrayList<>();
    Predicate<Row> mine = mine();
    for (Row pod : pods.store().snapshot()) {
      if (mine.test(pod) && selector.matches(pod.labels())) {
        found.add(pod);
      }
    }
    found.sort(Comparator.comparing(Row::name));
    return found;
  }

  private Predicate<Row> mine() {
    if (is(NamespaceKind.KIND)) {
      return pod -> namespace.isEmpty() || pod.namespace().equals(namespace);
    }
    Predicate<Row> near = pod -> pod.namespace().equals(object.namespace());
    if (is(PodKind.KIND)) {
      return near.and(pod -> pod.name().equals(object.name()));
    }
    LiveRows selecting = services;
    if (selecting != null) {
      Labels selected = selected(selecting);
      return near.and(pod -> !selected.equals(Labels.NONE) && pod.labels().match(selected));
    }
    Set<String> owners = owners();
    return near.and(pod -> owned(pod, owners));
  }

  private Labels selected(LiveRows selecting) {
    for (Row service : selecting.store().snapshot()) {
      if (service.name().equals(object.name()) && service.namespace().equals(object.namespace())) {
        Labels labels = service.get(ServiceKind.SELECTOR);
        return labels == null ? Labels.NONE : labels;
      }
    }
    return Labels.NONE;
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

  @Override
  public void close() {
    bag.close();
  }
}
