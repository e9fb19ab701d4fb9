// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.ui.fx.Recompute;
import dev.pilothouse.ui.nav.UiServices;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The object of an editor as it is in the cluster: read again whenever its row changes. Nothing for a text that is of no object.
final class LiveObject implements Subscription {
  private static final Duration REST = Duration.ofMillis(700);
  private final ClusterSession session;
  private final Origin origin;
  private final Subscription.Bag bag = new Subscription.Bag();
  private final @Nullable LiveRows rows;
  private final Recompute<Optional<State>> read;
  private volatile @Nullable Row row;

  sealed interface State {}

  /// @param server what only the server writes into it, as YAML
  record There(KubeObject object, String server) implements State {}

  record Gone() implements State {}

  /// @param told on the FX thread
  LiveObject(UiServices services, ClusterSession session, Origin origin, Consumer<State> told) {
    this.session = session;
    this.origin = origin;
    read = new Recompute<>(services.background(), services.fx(), REST, this::read, state -> state.ifPresent(told));
    bag.add(read);
    if (origin instanceof Origin.Live live) {
      LiveRows shown = session.show(live.ref().kind());
      rows = shown;
      row = find();
      bag.add(shown);
      bag.add(shown.store().subscribe(batch -> changed()));
    } else {
      rows = null;
    }
  }

  void request() {
    if (rows != null) {
      read.request();
    }
  }

  private void changed() {
    Row before = row;
    Row now = find();
    row = now;
    if (now == null ? before != null : !now.equals(before)) {
      read.request();
    }
  }

  private @Nullable Row find() {
    if (rows != null && origin instanceof Origin.Live live) {
      for (Row one : rows.store().snapshot()) {
        if (one.name().equals(live.ref().name()) && one.namespace().equals(live.ref().namespace())) {
          return one;
        }
      }
    }
    return null;
  }

  private Optional<State> read() {
    if (!(origin instanceof Origin.Live live)) {
      return Optional.empty();
    }
    try {
      KubeObject now = session.gateway().get(live.ref());
      return Optional.of(new There(now, ServerFields.of(now.root())));
    } catch (ClusterException e) {
      return e.failure().kind() == Kind.NOT_FOUND ? Optional.of(new Gone()) : Optional.empty();
    }
  }

  @Override
  public void close() {
    bag.close();
  }
}
