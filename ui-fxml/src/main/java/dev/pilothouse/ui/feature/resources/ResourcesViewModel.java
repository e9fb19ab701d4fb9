// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.resources;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;

/// Waits for the kind that is to be shown: which kinds there are the cluster tells only once it is connected.
final class ResourcesViewModel implements Subscription {
  private final Value<State> state = new Value<>(new Connecting());
  private final Subscription subscription;
  private final String kindId;

  sealed interface State {}

  record Connecting() implements State {}

  record Failed(ClusterFailure failure) implements State {}

  /// The cluster does not serve this kind.
  record Unknown() implements State {}

  record Known(ResourceKind kind) implements State {}

  ResourcesViewModel(ClusterSession session, String kindId) {
    this.kindId = kindId;
    subscription = session.state().subscribe(now -> state.set(of(now)));
  }

  private State of(SessionState now) {
    return switch (now) {
      case SessionState.Connecting connecting -> new Connecting();
      case SessionState.Failed failed -> new Failed(failed.failure());
      case SessionState.Connected connected -> {
        State known = connected.discovery().byId(kindId).<State>map(Known::new).orElseGet(Unknown::new);
        yield known;
      }
    };
  }

  Observable<State> state() {
    return state;
  }

  @Override
  public void close() {
    subscription.close();
  }
}
