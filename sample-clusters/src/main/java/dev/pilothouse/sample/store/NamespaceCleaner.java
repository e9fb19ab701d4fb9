// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.StoreException.Reason;
import dev.pilothouse.sample.store.WatchEvent.Change;
import java.util.function.Consumer;

/// Empties a namespace that is being deleted and lets it go once nothing is left in it.
final class NamespaceCleaner implements Consumer<WatchEvent> {

  private static final Write WRITE = Write.by("namespace-controller");

  private final ObjectStore store;

  NamespaceCleaner(ObjectStore store) {
    this.store = store;
  }

  @Override
  public void accept(WatchEvent event) {
    if (event.type().equals(BuiltInTypes.NAMESPACES)) {
      if (event.change() != Change.DELETED && Json.isDeleting(event.object())) {
        clean(event.name());
      }
    } else if (event.change() == Change.DELETED && event.type().namespaced()) {
      store
          .find(BuiltInTypes.NAMESPACES, "", event.namespace())
          .filter(Json::isDeleting)
          .ifPresent(namespace -> clean(Json.name(namespace)));
    }
  }

  private void clean(String namespace) {
    boolean empty = true;
    for (ResourceType type : store.types().all()) {
      if (!type.namespaced()) {
        continue;
      }
      for (ObjectNode object : store.list(type, namespace)) {
        if (!Json.isDeleting(object)) {
          delete(type, object);
        }
      }
      empty &= store.list(type, namespace).isEmpty();
    }
    if (empty) {
      release(namespace);
    }
  }

  private void delete(ResourceType type, ObjectNode object) {
    try {
      store.delete(type, Json.namespace(object), Json.name(object), DeleteOptions.background());
    } catch (StoreException e) {
      if (e.reason() != Reason.NOT_FOUND) {
        throw e;
      }
    }
  }

  private void release(String namespace) {
    try {
      store.update(BuiltInTypes.NAMESPACES, "", namespace, NamespaceCleaner::withoutFinalizers, WRITE);
    } catch (StoreException e) {
      if (e.reason() != Reason.NOT_FOUND) {
        throw e;
      }
    }
  }

  private static ObjectNode withoutFinalizers(ObjectNode namespace) {
    Json.child(namespace, "spec").remove("finalizers");
    return namespace;
  }
}
