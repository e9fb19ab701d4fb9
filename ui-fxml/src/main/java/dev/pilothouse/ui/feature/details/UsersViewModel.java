// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.CronJobKind;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.JobKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.ServiceKind;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.relation.UsedBy;
import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Finds who uses an object. Watches what it looks through only while it is open. Any thread.
final class UsersViewModel implements Subscription {
  private static final Duration REST = Duration.ofMillis(500);
  private static final List<ResourceKind> KINDS =
      List.of(
          PodKind.KIND, ReplicaSetKind.KIND, DeploymentKind.KIND, StatefulSetKind.KIND, DaemonSetKind.KIND, JobKind.KIND,
          CronJobKind.KIND, ServiceKind.KIND);

  private final ResourceRef ref;
  private final Map<ResourceKind, LiveRows> live = new HashMap<>();
  private final Subscription.Bag bag = new Subscription.Bag();

  /// @param show called on `fx`
  UsersViewModel(ClusterSession session, ResourceRef ref, Executor background, Executor fx, Consumer<List<DetailRow>> show) {
    this.ref = ref;
    Recompute<List<DetailRow>> find = new Recompute<>(background, fx, REST, this::find, show);
    bag.add(find);
    for (ResourceKind kind : KINDS) {
      LiveRows rows = session.show(kind);
      live.put(kind, rows);
      bag.add(rows);
      bag.add(rows.store().subscribe(batch -> find.request()));
    }
    find.request();
  }

  private RowSnapshot of(ResourceKind kind) {
    LiveRows rows = live.get(kind);
    return rows == null ? RowSnapshot.EMPTY : rows.store().snapshot();
  }

  private List<DetailRow> find() {
    WorkloadSnapshots rows =
        new WorkloadSnapshots(
            RowSnapshot.EMPTY, of(DeploymentKind.KIND), of(ReplicaSetKind.KIND), of(StatefulSetKind.KIND), of(DaemonSetKind.KIND),
            of(JobKind.KIND), of(CronJobKind.KIND), of(PodKind.KIND));
    UsedBy usedBy = new UsedBy(rows);
    List<DetailRow> found = new ArrayList<>();
    for (UsedBy.User user : usedBy.of(ref)) {
      found.add(row(user.user(), Integer.toString(user.pods())));
    }
    if (ref.kind().equals(ServiceKind.KIND)) {
      for (Row service : of(ServiceKind.KIND)) {
        if (service.name().equals(ref.name()) && service.namespace().equals(ref.namespace())) {
          usedBy.podsOf(service).forEach(pod -> found.add(row(PodKind.KIND, pod)));
        }
      }
    }
    if (ref.kind().equals(PodKind.KIND)) {
      for (Row pod : of(PodKind.KIND)) {
        if (pod.name().equals(ref.name()) && pod.namespace().equals(ref.namespace())) {
          UsedBy.servicesOf(pod, of(ServiceKind.KIND)).forEach(service -> found.add(row(ServiceKind.KIND, service)));
        }
      }
    }
    return found;
  }

  private static DetailRow row(ResourceKind kind, Row row) {
    return row(new ResourceRef(kind, row.namespace(), row.name(), row.uid()), "");
  }

  private static DetailRow row(ResourceRef user, String pods) {
    return new DetailRow(Message.literal(user.kind().kind()), user.name() + (pods.isEmpty() ? "" : " · " + pods), null, user, true);
  }

  @Override
  public void close() {
    bag.close();
  }
}
