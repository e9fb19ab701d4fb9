// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.kind.Leader;
import dev.pilothouse.core.kind.LeaseKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Asks now and then who leads among schedulers and controllers: two small questions instead of a watch over the leases of all
/// nodes. A lease that cannot be read is asked for only rarely. Any thread.
public final class LeaderLeases {
  private static final long PERIOD = 10;
  private static final long RARELY = 300;

  private final ClusterSession session;
  private final Executor background;
  private final Runnable changed;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile Map<String, Leader> known = Map.of();
  private volatile long next;

  /// @param background where it is asked
  /// @param changed called there when more or less is known
  public LeaderLeases(ClusterSession session, Executor background, Runnable changed) {
    this.session = session;
    this.background = background;
    this.changed = changed;
  }

  /// By the id of the part.
  public Map<String, Leader> known() {
    return known;
  }

  /// Who drives rollouts; null while that is not known.
  public @Nullable Leader controllers() {
    return known.get(Leader.CONTROLLERS);
  }

  /// Asks when it is time to.
  ///
  /// @param now in seconds since 1970
  public void beat(long now) {
    if (now >= next && asking.compareAndSet(false, true)) {
      background.execute(() -> ask(now));
    }
  }

  private void ask(long now) {
    Map<String, Leader> found = new HashMap<>();
    Leader.LEASES.forEach(
        (part, name) -> {
          try {
            found.put(part, Leader.of(session.gateway().get(new ResourceRef(LeaseKind.KIND, Leader.NAMESPACE, name))));
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
