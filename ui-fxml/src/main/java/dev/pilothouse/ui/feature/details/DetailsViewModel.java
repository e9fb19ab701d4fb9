// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.Capability;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.Replicated;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.yaml.ReadableYaml;
import dev.pilothouse.ui.control.ObjectActions.Target;
import dev.pilothouse.ui.fx.Recompute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Fetches one object whole, and again after its row changed. Any thread.
final class DetailsViewModel implements Subscription {
  private static final Duration REST = Duration.ofMillis(700);

  private final ClusterSession session;
  private final ResourceRef ref;
  private final InstantSource clock;
  private final LiveRows rows;
  private final AutoscalerReader autoscalers;
  private final Subscription.Bag bag = new Subscription.Bag();
  private final Value<State> state = new Value<>(new Loading());
  private final Recompute<State> fetch;
  private volatile @Nullable Row row;

  sealed interface State {}

  record Loading() implements State {}

  record Failed(ClusterFailure failure) implements State {}

  /// It was there and is no more.
  record Gone() implements State {}

  /// @param status null when nothing is known of it
  /// @param autoscaler null for every other kind
  record Ready(
      KubeObject object, Target target, @Nullable Status status, List<DetailSection> sections,
      @Nullable AutoscalerPicture autoscaler, List<EventRow> events, String yaml)
      implements State {}

  DetailsViewModel(ClusterSession session, ResourceRef ref, Executor background, Executor fx, InstantSource clock) {
    this.session = session;
    this.ref = ref;
    this.clock = clock;
    rows = session.show(ref.kind());
    autoscalers = new AutoscalerReader(session);
    row = find();
    fetch = new Recompute<>(background, fx, REST, this::fetch, state::set);
    bag.add(rows);
    bag.add(fetch);
    bag.add(rows.store().subscribe(this::changed));
    fetch.request();
  }

  Observable<State> state() {
    return state;
  }

  void retry() {
    state.set(new Loading());
    fetch.request();
  }

  private @Nullable Row find() {
    if (!ref.uid().isEmpty()) {
      return rows.store().byUid(ref.uid());
    }
    for (Row one : rows.store().snapshot()) {
      if (one.name().equals(ref.name()) && one.namespace().equals(ref.namespace())) {
        return one;
      }
    }
    return null;
  }

  private void changed(ChangeBatch batch) {
    Row before = row;
    Row now = find();
    row = now;
    if (now == null ? before != null : before == null || !now.equals(before)) {
      fetch.request();
    }
  }

  private State fetch() {
    try {
      KubeObject object = session.gateway().get(ref);
      long now = clock.instant().getEpochSecond();
      SessionState known = session.state().get();
      Row current = row;
      KindDescriptor kind = rows.descriptor();
      Discovery discovery = known instanceof SessionState.Connected connected ? connected.discovery() : null;
      List<KubeObject> events = events();
      AutoscalerPicture autoscaler = autoscalers.read(object, current, events, now);
      return new Ready(
          object,
          target(kind, current, object),
          current == null ? null : kind.status(current, now),
          new DetailSections(object, discovery, autoscaler, now).all(),
          autoscaler,
          events.stream().map(EventRow::of).toList().reversed(),
          ReadableYaml.of(object));
    } catch (ClusterException e) {
      boolean shown = state.get() instanceof Ready;
      return e.failure().kind() == ClusterFailure.Kind.NOT_FOUND && (shown || row != null) ? new Gone() : new Failed(e.failure());
    }
  }

  private Target target(KindDescriptor kind, @Nullable Row current, KubeObject object) {
    int wanted = -1;
    if (kind.capabilities().contains(Capability.SCALE)) {
      wanted =
          current != null && kind instanceof Replicated replicated
              ? Math.toIntExact(replicated.wanted(current))
              : object.at("spec", "replicas").asInt(-1);
    }
    boolean cordoned = kind.kind().equals(NodeKind.KIND) && object.at("spec", "unschedulable").asBoolean();
    ResourceRef exact = new ResourceRef(ref.kind(), ref.namespace(), ref.name(), object.uid());
    return new Target(exact, kind.capabilities(), wanted, cordoned);
  }

  /// Events are worth less than the object: when they may not be read, there are none.
  private List<KubeObject> events() {
    try {
      return session.gateway().events(ref);
    } catch (ClusterException e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    bag.close();
  }
}
