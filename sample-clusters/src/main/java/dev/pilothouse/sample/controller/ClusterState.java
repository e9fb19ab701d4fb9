// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import dev.pilothouse.sample.store.ObjectStore;
import dev.pilothouse.sample.store.ResourceType;
import dev.pilothouse.sample.store.StoreException;
import dev.pilothouse.sample.store.StoreException.Reason;
import dev.pilothouse.sample.store.Subscription;
import dev.pilothouse.sample.store.WatchEvent;
import dev.pilothouse.sample.store.WatchEvent.Change;
import dev.pilothouse.sample.store.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What controllers see of the cluster: its objects, their changes (told on the loop), time, and the event recorder.
///
/// Writes never fail because another was quicker: what is gone is left alone. Loop thread only.
public final class ClusterState implements AutoCloseable {

  private final ObjectStore store;
  private final TaskLoop loop;
  private final RandomGenerator random;
  private final EventRecorder events;
  private final Map<ResourceType, List<Consumer<WatchEvent>>> listeners = new HashMap<>();
  private final Subscription subscription;

  public ClusterState(ObjectStore store, TaskLoop loop, RandomGenerator random) {
    this.store = store;
    this.loop = loop;
    this.random = random;
    this.events = new EventRecorder(store, loop.clock());
    this.subscription = store.watchAll(event -> {
      if (listeners.containsKey(event.type())) {
        loop.post(() -> listeners.getOrDefault(event.type(), List.of()).forEach(each -> each.accept(event)));
      }
    });
  }

  public TaskLoop loop() {
    return loop;
  }

  public EventRecorder events() {
    return events;
  }

  public RandomGenerator random() {
    return random;
  }

  public ObjectStore store() {
    return store;
  }

  /// Tells a controller of every later change of a type. Call before the loop starts.
  public void onChange(ResourceType type, Consumer<WatchEvent> listener) {
    listeners.computeIfAbsent(type, t -> new ArrayList<>()).add(listener);
  }

  /// Tells all controllers of the objects that are there, as an informer does at its start, a type at a time so that whoever wants
  /// something from the cluster meanwhile gets it. Not of nodes, whose coming is news in itself.
  ///
  /// @param pause between one type and the next
  public void tellAll(Duration pause) {
    Duration wait = Duration.ZERO;
    for (ResourceType type : listeners.keySet().stream().sorted(Comparator.comparing(ResourceType::kind)).toList()) {
      if (!type.equals(BuiltInTypes.NODES)) {
        loop.after(wait, () -> list(type).forEach(each -> tell(type, each)));
        wait = wait.plus(pause);
      }
    }
  }

  private void tell(ResourceType type, ObjectNode object) {
    WatchEvent event = new WatchEvent(Change.ADDED, type, object, null, Json.version(object));
    listeners.getOrDefault(type, List.of()).forEach(each -> each.accept(event));
  }

  /// Puts the changed object itself into a queue.
  void enqueueChanges(ResourceType type, WorkQueue queue) {
    onChange(type, event -> queue.add(Json.key(event.object())));
  }

  /// Puts the owner of a changed object into a queue.
  void enqueueOwners(ResourceType type, String ownerKind, WorkQueue queue) {
    onChange(type, event -> {
      JsonNode owner = Json.controller(event.object());
      if (owner != null && Json.text(owner, "kind").equals(ownerKind)) {
        queue.add(new ObjectKey(event.namespace(), Json.text(owner, "name")));
      }
    });
  }

  public @Nullable ObjectNode find(ResourceType type, ObjectKey key) {
    return store.find(type, key.namespace(), key.name()).orElse(null);
  }

  public List<ObjectNode> list(ResourceType type) {
    return store.list(type);
  }

  public List<ObjectNode> list(ResourceType type, String namespace) {
    return store.list(type, namespace);
  }

  /// The objects of a type whose controller is an object.
  public List<ObjectNode> controlledBy(ResourceType type, ObjectNode owner) {
    String uid = Json.uid(owner);
    return store.dependentsOf(uid).stream()
        .filter(it -> it.type().equals(type) && Json.text(Json.controller(it.object()), "uid").equals(uid))
        .map(it -> it.object())
        .sorted((a, b) -> Json.key(a).compareTo(Json.key(b)))
        .toList();
  }

  /// Creates an object; null if one of that name is there already.
  public @Nullable ObjectNode create(ResourceType type, ObjectNode object, String manager) {
    try {
      return store.create(type, object, Write.by(manager));
    } catch (StoreException e) {
      if (e.reason() == Reason.ALREADY_EXISTS || e.reason() == Reason.FORBIDDEN) {
        return null;
      }
      throw e;
    }
  }

  /// Changes an object; null if it is gone.
  public @Nullable ObjectNode change(
      ResourceType type, ObjectKey key, String manager, Consumer<ObjectNode> change) {
    try {
      return store.update(
          type,
          key.namespace(),
          key.name(),
          object -> {
            change.accept(object);
            return object;
          },
          Write.by(manager));
    } catch (StoreException e) {
      if (e.reason() == Reason.NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  public void delete(ResourceType type, ObjectKey key, DeleteOptions options) {
    try {
      store.delete(type, key.namespace(), key.name(), options);
    } catch (StoreException e) {
      if (e.reason() != Reason.NOT_FOUND && e.reason() != Reason.CONFLICT) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    subscription.close();
  }
}
