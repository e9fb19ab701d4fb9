// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.DeleteOptions.Propagation;
import dev.pilothouse.sample.store.WatchEvent.Change;
import dev.pilothouse.sample.store.owner.Shape;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The objects of a cluster: created, changed, deleted and watched with the rules of a Kubernetes API server
/// (resource versions, generations, finalizers, grace periods, owner references).
///
/// Every object that comes out is shared and must not be changed; [#update] hands a copy to its function.
/// Objects that go in are copied. Safe for use by many threads. Listeners are called in the order of the versions,
/// one event at a time, on the delivery executor and without any lock, so they may write.
public final class ObjectStore {

  /// How many changes of each type are kept for watches that resume.
  public static final int HISTORY = 4096;

  private final InstantSource clock;
  private final Executor delivery;
  private final int history;
  private final ResourceTypes types = new ResourceTypes();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Shelf> shelves = new HashMap<>();
  private final CopyOnWriteArrayList<Watcher> watchersOfAll = new CopyOnWriteArrayList<>();
  private final OwnerIndex owners = new OwnerIndex();
  private final ObjectStamp stamp;
  private long version = 1;
  private volatile Admission admission = Admission.NONE;

  private ObjectStore(InstantSource clock, Executor delivery, int history) {
    this.clock = clock;
    this.delivery = delivery;
    this.history = history;
    this.stamp = new ObjectStamp(clock, this::shape);
  }

  /// A store whose listeners are called on virtual threads, with owner references and namespaces looked after.
  public static ObjectStore open(InstantSource clock) {
    return open(clock, task -> Thread.ofVirtual().name("sample-watch").start(task), HISTORY);
  }

  /// @param delivery runs the listeners; `Runnable::run` calls them before a write returns, which suits tests
  /// @param history how many changes of each type are kept
  public static ObjectStore open(InstantSource clock, Executor delivery, int history) {
    ObjectStore store = new ObjectStore(clock, delivery, history);
    store.watchAll(new GarbageCollector(store));
    store.watchAll(new NamespaceCleaner(store));
    return store;
  }

  public InstantSource clock() {
    return clock;
  }

  /// The kinds that are served; definitions of custom kinds add to them.
  public ResourceTypes types() {
    return types;
  }

  /// Whether updates are noted in `managedFields`. While a scenario's past is played they are not: that would take longer than the
  /// play itself, and what a controller wrote weeks ago it soon writes again. What was created is noted always.
  public void noteUpdates(boolean note) {
    stamp.noteUpdates(note);
  }

  /// Has every new object looked at.
  public void admission(Admission plugin) {
    admission = plugin;
  }

  /// How objects of a type are merged when they are applied.
  public Shape shape(ResourceType type) {
    if (BuiltInTypes.ALL.contains(type)) {
      return Shape.builtIn();
    }
    ObjectNode definition =
        find(BuiltInTypes.CUSTOM_RESOURCE_DEFINITIONS, "", type.plural() + "." + type.group()).orElse(null);
    for (JsonNode each : Json.items(definition, "spec", "versions")) {
      if (Json.text(each, "name").equals(type.version())) {
        return Shape.custom(Json.at(each, "schema", "openAPIV3Schema"));
      }
    }
    return Shape.builtIn();
  }

  /// The version of the newest change.
  public long version() {
    return locked(() -> version);
  }

  /// Puts objects in as they are, with their versions and uids, and tells nobody. Only into a store that has none.
  ///
  /// @param newest the version to go on from
  public void fill(Collection<Located> objects, long newest) {
    locked(
        () -> {
          for (Located each : objects) {
            shelf(each.type()).put(Json.key(each.object()), each.object());
            owners.add(each.type(), each.object());
          }
          shelves.values().forEach(shelf -> shelf.forget(newest));
          version = newest;
          return objects;
        });
  }

  // --- reading ---

  public Optional<ObjectNode> find(ResourceType type, String namespace, String name) {
    return locked(() -> Optional.ofNullable(shelf(type).get(new ObjectKey(namespace, name))));
  }

  /// The object, or [StoreException] with `NOT_FOUND`.
  public ObjectNode get(ResourceType type, String namespace, String name) {
    return find(type, namespace, name).orElseThrow(() -> StoreException.notFound(type, name));
  }

  /// The objects of a type in every namespace, by namespace and name.
  public List<ObjectNode> list(ResourceType type) {
    return locked(() -> shelf(type).all());
  }

  /// The objects of a type in one namespace, by name.
  public List<ObjectNode> list(ResourceType type, String namespace) {
    return locked(() -> shelf(type).in(namespace));
  }

  /// The objects of a type together with the version at which they were so.
  ///
  /// @param namespace empty for all
  public Listing listing(ResourceType type, String namespace) {
    return locked(
        () -> new Listing(namespace.isEmpty() ? shelf(type).all() : shelf(type).in(namespace), version));
  }

  /// The object with a uid, of whatever type.
  public Optional<Located> findByUid(String uid) {
    return locked(() -> owners.byUid(uid).flatMap(this::located));
  }

  /// The objects that name a uid among their owners.
  public List<Located> dependentsOf(String uid) {
    return locked(() -> owners.dependentsOf(uid).stream().flatMap(place -> located(place).stream()).toList());
  }

  private Optional<Located> located(OwnerIndex.Place place) {
    return Optional.ofNullable(shelf(place.type()).get(place.key())).map(it -> new Located(place.type(), it));
  }

  // --- writing ---

  /// Adds an object with its defaults filled in; `generateName` is honoured.
  ///
  /// @return what was stored
  public ObjectNode create(ResourceType type, ObjectNode object, Write write) {
    ObjectNode fresh = stamp.created(type, admission.complete(type, object), write);
    Validation.checkNew(type, fresh);
    return commit(
        () -> {
          ObjectKey key = Json.key(fresh);
          if (shelf(type).get(key) != null) {
            throw StoreException.alreadyExists(type, key.name());
          }
          admission.admit(type, fresh, write.dryRun());
          if (!write.dryRun()) {
            version(fresh, ++version);
            store(type, key, fresh, null);
          }
          return fresh;
        });
  }

  /// Changes an object. The function gets a copy and returns the object as it shall be; it may be called under the
  /// store's lock, so it must be quick and must not block. If it leaves another `resourceVersion` or `uid` in the
  /// metadata than the stored one, the write is refused with `CONFLICT`. A change of nothing is no event.
  ///
  /// @return what is stored now
  public ObjectNode update(
      ResourceType type, String namespace, String name, UnaryOperator<ObjectNode> change, Write write) {
    return commit(
        () -> {
          ObjectKey key = new ObjectKey(namespace, name);
          ObjectNode old = shelf(type).get(key);
          if (old == null) {
            throw StoreException.notFound(type, name);
          }
          ObjectNode fresh = stamp.changed(type, old, change.apply(old.deepCopy()), write);
          if (fresh.equals(old)) {
            return old;
          }
          Validation.checkChange(type, old, fresh);
          if (!write.dryRun()) {
            version(fresh, ++version);
            settle(type, key, old, fresh);
          }
          return fresh;
        });
  }

  /// Puts an object in the place of the stored one, with a conflict if its `resourceVersion` is not the stored one.
  public ObjectNode replace(ResourceType type, ObjectNode object, Write write) {
    return update(type, Json.namespace(object), Json.name(object), old -> object.deepCopy(), write);
  }

  /// Puts another state in the place of an object and tells it. Nothing is copied, checked or noted in `managedFields`: for what
  /// changes much by itself, in a large cluster whose objects share their parts.
  ///
  /// @param change gets the object, which it must not change, and the version of the change; called under the store's lock. Null
  ///     leaves the object as it is
  public void swap(ResourceType type, ObjectKey key, BiFunction<ObjectNode, Long, @Nullable ObjectNode> change) {
    commit(
        () -> {
          ObjectNode old = shelf(type).get(key);
          ObjectNode fresh = old == null ? null : change.apply(old, version + 1);
          if (fresh != null) {
            version++;
            store(type, key, fresh, old);
          }
          return type;
        });
  }

  /// Deletes an object, or marks it as going while it has a grace period or finalizers.
  ///
  /// @return its last state and whether it is gone
  public Deletion delete(ResourceType type, String namespace, String name, DeleteOptions options) {
    return commit(
        () -> {
          ObjectKey key = new ObjectKey(namespace, name);
          ObjectNode old = shelf(type).get(key);
          if (old == null) {
            throw StoreException.notFound(type, name);
          }
          boolean hasDependents = !owners.dependentsOf(Json.uid(old)).isEmpty();
          ObjectNode fresh =
              stamp.deleted(type, old, options, hasDependents && options.propagation() != Propagation.BACKGROUND);
          boolean gone = ObjectStamp.mayGo(type, fresh);
          if (options.dryRun() || fresh.equals(old)) {
            return new Deletion(fresh, gone && options.dryRun());
          }
          version(fresh, ++version);
          settle(type, key, old, fresh);
          return new Deletion(fresh, gone);
        });
  }

  // --- watching ---

  /// Every object of the type as added, before this returns; then every change, with none missed and none told twice.
  public Subscription watch(ResourceType type, Consumer<WatchEvent> listener) {
    return watch(
        type,
        all -> all.items().forEach(it -> listener.accept(new WatchEvent(Change.ADDED, type, it, null, Json.version(it)))),
        listener);
  }

  /// The objects of a type as they are, then every change after that, however long it takes to tell the first.
  ///
  /// @param first takes the objects before this returns; changes wait for it
  public Subscription watch(ResourceType type, Consumer<Listing> first, Consumer<WatchEvent> listener) {
    Shelf shelf = locked(() -> shelf(type));
    Watcher watcher = Watcher.held(listener, delivery, shelf.watchers::remove);
    first.accept(
        locked(
            () -> {
              shelf.watchers.add(watcher);
              return listing(type, "");
            }));
    watcher.begin();
    return watcher::close;
  }

  /// The changes of a type after a version.
  ///
  /// @throws StoreException `GONE` if some of them are forgotten, `TOO_LARGE_VERSION` if the version is to come
  public Subscription watch(ResourceType type, long after, Consumer<WatchEvent> listener) {
    Watcher watcher =
        locked(
            () -> {
              Shelf shelf = shelf(type);
              List<WatchEvent> missed = shelf.since(after, version);
              Watcher added = new Watcher(listener, delivery, shelf.watchers::remove);
              missed.forEach(added::offer);
              shelf.watchers.add(added);
              return added;
            });
    watcher.deliver();
    return watcher::close;
  }

  /// The changes of every type from now on.
  public Subscription watchAll(Consumer<WatchEvent> listener) {
    Watcher watcher = new Watcher(listener, delivery, watchersOfAll::remove);
    watchersOfAll.add(watcher);
    return watcher::close;
  }

  /// Forgets the past of a type, so that watches from an earlier version are told that it is gone.
  public void forgetHistory(ResourceType type) {
    locked(
        () -> {
          shelf(type).forget(version);
          return type;
        });
  }

  // --- under the lock ---

  private Shelf shelf(ResourceType type) {
    return shelves.computeIfAbsent(type.qualifiedName(), name -> new Shelf(history));
  }

  private static void version(ObjectNode object, long version) {
    Json.metadata(object).put("resourceVersion", Long.toString(version));
  }

  /// Stores the new state, or removes the object if nothing holds it any more.
  private void settle(ResourceType type, ObjectKey key, ObjectNode old, ObjectNode fresh) {
    if (!ObjectStamp.mayGo(type, fresh)) {
      store(type, key, fresh, old);
      return;
    }
    shelf(type).remove(key);
    owners.remove(old);
    publish(new WatchEvent(Change.DELETED, type, fresh, old, version));
  }

  private void store(ResourceType type, ObjectKey key, ObjectNode fresh, @Nullable ObjectNode old) {
    shelf(type).put(key, fresh);
    if (old != null) {
      owners.remove(old);
    }
    owners.add(type, fresh);
    publish(new WatchEvent(old == null ? Change.ADDED : Change.MODIFIED, type, fresh, old, version));
  }

  private void publish(WatchEvent event) {
    Shelf shelf = shelf(event.type());
    shelf.remember(event);
    for (Watcher watcher : shelf.watchers) {
      watcher.offer(event);
      touched.add(watcher);
    }
    for (Watcher watcher : watchersOfAll) {
      watcher.offer(event);
      touched.add(watcher);
    }
  }

  private final Set<Watcher> touched = new LinkedHashSet<>();

  private <T> T commit(java.util.function.Supplier<T> work) {
    Collection<Watcher> toDeliver = List.of();
    T result;
    lock.lock();
    try {
      result = work.get();
    } finally {
      // A write within a write, as of admission, is told when the outer one is done.
      if (lock.getHoldCount() == 1) {
        toDeliver = new ArrayList<>(touched);
        touched.clear();
      }
      lock.unlock();
    }
    toDeliver.forEach(Watcher::deliver);
    return result;
  }

  private <T> T locked(java.util.function.Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
