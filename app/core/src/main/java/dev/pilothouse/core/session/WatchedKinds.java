// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.Discovery;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Some kinds of several connected clusters, watched together until closed. Any thread.
public final class WatchedKinds implements Subscription {
  private final List<Watched> watched = new CopyOnWriteArrayList<>();
  private final Subscription.Bag bag = new Subscription.Bag();

  /// The rows of one kind of one cluster.
  public record Watched(ClusterSession session, ResourceKind kind, LiveRows rows) {}

  /// Begins to watch those of the kinds that a cluster serves and lists.
  ///
  /// @param ids of the kinds, as `deployments.apps`
  /// @param changed called on any thread when there are other objects
  public void watch(List<ClusterSession> sessions, List<String> ids, Runnable changed) {
    for (ClusterSession session : sessions) {
      if (session.state().get() instanceof SessionState.Connected connected) {
        Discovery discovery = connected.discovery();
        for (String id : ids) {
          discovery.byId(id).filter(kind -> discovery.can(kind, "list")).ifPresent(kind -> watch(session, kind, changed));
        }
      }
    }
  }

  private void watch(ClusterSession session, ResourceKind kind, Runnable changed) {
    LiveRows rows = session.show(kind);
    bag.add(rows);
    watched.add(new Watched(session, kind, rows));
    bag.add(rows.store().subscribe(batch -> changed.run()));
  }

  /// In the order of the clusters and of the kinds.
  public List<Watched> all() {
    return List.copyOf(watched);
  }

  @Override
  public void close() {
    bag.close();
    watched.clear();
  }
}
