// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.session.ClusterSession;
import java.util.Map;

/// How much is wrong at a place of the sidebar, and how badly.
public record NavCount(int count, Health health) {

  /// Knows what is wrong in an open cluster.
  @FunctionalInterface
  public interface Source {
    /// What nothing is known of.
    Source NONE = session -> new Value<>(Map.of());

    /// The counts of a cluster by the place: the id of a view (`overview`, `workloads`, `nodes`) or of a kind (`pods`). Places with
    /// nothing wrong are absent. Whoever subscribes may cause kinds to be watched.
    Observable<Map<String, NavCount>> of(ClusterSession session);
  }
}
