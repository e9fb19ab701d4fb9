// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

  /// The changes after a version, or null if some of them are forgotten.
  @Nullable List<WatchEvent> since(long version) {
    if (version < forgottenUpTo) {
      return null;
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
