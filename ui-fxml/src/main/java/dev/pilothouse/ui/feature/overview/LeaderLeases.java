// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.overview;

import dev.pilothouse.core.kind.LeaseKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.overview.ControlPlane;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.session.ClusterSession;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Asks now and then who leads among schedulers and controllers: two small questions instead of a watch over the leases of all
/// nodes. A lease that cannot be read is asked for only rarely. Any thread.
final class LeaderLeases {
  private static final long PERIOD = 10;
  private static final long RARELY = 300;

  private final ClusterSession session;
  private final Executor background;
  private final Runnable changed;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile Map<String, ControlPlane.Leader> known = Map.of();
  private volatile long next;

  LeaderLeases(ClusterSession session, Executor background, Runnable changed) {
    this.session = session;
    this.background = background;
    this.changed = changed;
  }

  /// By the id of the part.
  Map<String, ControlPlane.Leader> known() {
    return known;
  }

  void beat(long now) {
    if (now >= next && asking.compareAndSet(false, true)) {
      background.execute(() -> ask(now));
    }
  }

  private void ask(long now) {
    Map<String, ControlPlane.Leader> found = new HashMap<>();
    ControlPlane.LEASES.forEach(
        (part, name) -> {
          try {
            found.put(part, ControlPlane.Leader.of(session.gateway().get(new ResourceRef(LeaseKind.KIND, "kube-system", name))));
          } catch (ClusterException e) {
            // Hidden or not there: the card leaves the part out.
            found.remove(part);
          }
        });
    boolean news = !found.keySet().equals(known.keySet()) || !found.isEmpty();
    known = Map.copyOf(found);
    next = now + (found.isEmpty() ? RARELY : PERIOD);
    asking.set(false);
    if (news) {
      changed.run();
    }
  }
}
