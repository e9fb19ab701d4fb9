// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.events;

import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import org.jspecify.annotations.Nullable;

/// Finds the object that an event is about.
final class EventsViewModel {
  private final ClusterSession session;

  EventsViewModel(ClusterSession session) {
    this.session = session;
  }

  /// Null when the cluster has no such kind, or told none.
  @Nullable ResourceRef about(Row event) {
    if (!(session.state().get() instanceof SessionState.Connected connected)) {
      return null;
    }
    return connected
        .discovery()
        .byKind(event.text(EventKind.OBJECT_API_VERSION), event.text(EventKind.OBJECT_KIND))
        .map(
            kind ->
                new ResourceRef(
                    kind,
                    kind.namespaced() ? event.text(EventKind.OBJECT_NAMESPACE) : "",
                    event.text(EventKind.OBJECT_NAME),
                    event.text(EventKind.OBJECT_UID)))
        .orElse(null);
  }
}
