// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.DeleteOptions.Propagation;
import dev.pilothouse.sample.store.StoreException.Reason;
import dev.pilothouse.sample.store.WatchEvent.Change;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/// Removes what lost its owners, as the controller of the same name in `kube-controller-manager` does.
final class GarbageCollector implements Consumer<WatchEvent> {

  private static final Write WRITE = Write.by("garbage-collector");

  private final ObjectStore store;

  GarbageCollector(ObjectStore store) {
    this.store = store;
  }

  @Override
  public void accept(WatchEvent event) {
    ObjectNode object = event.object();
    if (event.change() == Change.DELETED) {
      store.dependentsOf(Json.uid(object)).forEach(this::collectIfAbandoned);
      Json.items(object, "metadata", "ownerReferences").forEach(this::releaseOwner);
      return;
    }
    if (event.change() == Change.ADDED && !Json.items(object, "metadata", "ownerReferences").isEmpty()) {
      collectIfAbandoned(new Located(event.type(), object));
    }
    if (Json.isDeleting(object)) {
      if (hasFinalizer(object, ObjectStamp.ORPHAN)) {
        orphan(new Located(event.type(), object));
      } else if (hasFinalizer(object, ObjectStamp.FOREGROUND)) {
        foreground(new Located(event.type(), object));
      }
    }
  }

  private void collectIfAbandoned(Located dependent) {
    List<JsonNode> owners = Json.items(dependent.object(), "metadata", "ownerReferences");
    boolean owned = owners.stream().anyMatch(owner -> store.findByUid(Json.text(owner, "uid")).isPresent());
    if (!owned && !owners.isEmpty()) {
      delete(dependent, Propagation.BACKGROUND);
    }
  }

  private void foreground(Located owner) {
    List<Located> dependents = store.dependentsOf(Json.uid(owner.object()));
    for (Located dependent : dependents) {
      if (!Json.isDeleting(dependent.object())) {
        delete(dependent, Propagation.FOREGROUND);
      }
    }
    if (store.dependentsOf(Json.uid(owner.object())).stream().noneMatch(it -> blocks(it, owner))) {
      removeFinalizer(owner, ObjectStamp.FOREGROUND);
    }
  }

  private static boolean blocks(Located dependent, Located owner) {
    return Json.items(dependent.object(), "metadata", "ownerReferences").stream()
        .anyMatch(
            it -> Json.text(it, "uid").equals(Json.uid(owner.object())) && Json.flag(it, "blockOwnerDeletion"));
  }

  /// A dependent is gone: its owner may wait for just that.
  private void releaseOwner(JsonNode reference) {
    store
        .findByUid(Json.text(reference, "uid"))
        .filter(it -> Json.isDeleting(it.object()) && hasFinalizer(it.object(), ObjectStamp.FOREGROUND))
        .ifPresent(this::foreground);
  }

  private void orphan(Located owner) {
    String uid = Json.uid(owner.object());
    for (Located dependent : store.dependentsOf(uid)) {
      change(dependent, object -> removeOwner(object, uid));
    }
    removeFinalizer(owner, ObjectStamp.ORPHAN);
  }

  private static ObjectNode removeOwner(ObjectNode object, String uid) {
    ArrayNode owners = Json.list(Json.metadata(object), "ownerReferences");
    for (Iterator<JsonNode> each = owners.iterator(); each.hasNext(); ) {
      if (Json.text(each.next(), "uid").equals(uid)) {
        each.remove();
      }
    }
    if (owners.isEmpty()) {
      Json.metadata(object).remove("ownerReferences");
    }
    return object;
  }

  private void removeFinalizer(Located located, String finalizer) {
    change(
        located,
        object -> {
          ArrayNode finalizers = Json.list(Json.metadata(object), "finalizers");
          for (Iterator<JsonNode> each = finalizers.iterator(); each.hasNext(); ) {
            if (each.next().asText().equals(finalizer)) {
              each.remove();
            }
          }
          if (finalizers.isEmpty()) {
            Json.metadata(object).remove("finalizers");
          }
          return object;
        });
  }

  private static boolean hasFinalizer(ObjectNode object, String finalizer) {
    return Json.items(object, "metadata", "finalizers").stream().anyMatch(it -> it.asText().equals(finalizer));
  }

  private void change(Located located, java.util.function.UnaryOperator<ObjectNode> change) {
    ignoreAbsent(
        () ->
            store.update(
                located.type(), Json.namespace(located.object()), Json.name(located.object()), change, WRITE));
  }

  private void delete(Located located, Propagation propagation) {
    DeleteOptions options = new DeleteOptions(propagation, null, Json.uid(located.object()), null, false);
    ignoreAbsent(
        () -> store.delete(located.type(), Json.namespace(located.object()), Json.name(located.object()), options));
  }

  /// Another may have been quicker.
  private static void ignoreAbsent(Runnable work) {
    try {
      work.run();
    } catch (StoreException e) {
      if (e.reason() != Reason.NOT_FOUND && e.reason() != Reason.CONFLICT) {
        throw e;
      }
    }
  }
}
