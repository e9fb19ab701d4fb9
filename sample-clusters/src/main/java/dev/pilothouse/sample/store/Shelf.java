// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.StoreException.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The objects of one type with their recent changes. Guarded by the store's lock.
final class Shelf {

  private final int historyLimit;
  private final TreeMap<ObjectKey, ObjectNode> objects = new TreeMap<>();
  private final Deque<WatchEvent> history = new ArrayDeque<>();
  final CopyOnWriteArrayList<Watcher> watchers = new CopyOnWriteArrayList<>();
  private @Nullable List<ObjectNode> listed;
  private long forgottenUpTo;

  Shelf(int historyLimit) {
    this.historyLimit = historyLimit;
  }

  @Nullable ObjectNode get(ObjectKey key) {
    return objects.get(key);
  }

  /// All objects in list order. The list stays the same until the next change.
  List<ObjectNode> all() {
    List<ObjectNode> known = listed;
    if (known == null) {
      known = List.copyOf(objects.values());
      listed = known;
    }
    return known;
  }

  List<ObjectNode> in(String namespace) {
    return List.copyOf(
        objects.subMap(new ObjectKey(namespace, ""), new ObjectKey(namespace + '\0', "")).values());
  }

  void put(ObjectKey key, ObjectNode object) {
    objects.put(key, object);
    listed = null;
  }

  void remove(ObjectKey key) {
    objects.remove(key);
    listed = null;
  }

  void remember(WatchEvent event) {
    history.addLast(event);
    while (history.size() > historyLimit) {
      forgottenUpTo = history.removeFirst().version();
    }
  }

  /// The changes after a version.
  ///
  /// @param newest the store's version
  /// @throws StoreException `GONE` if some of them are forgotten, `TOO_LARGE_VERSION` if the version is to come
  List<WatchEvent> since(long version, long newest) {
    if (version > newest) {
      throw new StoreException(
          Reason.TOO_LARGE_VERSION, "Too large resource version: " + version + ", current: " + newest);
    }
    if (version < forgottenUpTo) {
      throw new StoreException(Reason.GONE, "too old resource version: " + version + " (" + newest + ")");
    }
    List<WatchEvent> later = new ArrayList<>();
    for (WatchEvent event : history) {
      if (event.version() > version) {
        later.add(event);
      }
    }
    return later;
  }

  void forget(long version) {
    history.clear();
    forgottenUpTo = version;
  }
}
