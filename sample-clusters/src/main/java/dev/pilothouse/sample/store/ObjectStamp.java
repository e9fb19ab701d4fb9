// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.DeleteOptions.Propagation;
import dev.pilothouse.sample.store.Write.Operation;
import dev.pilothouse.sample.store.Write.Part;
import dev.pilothouse.sample.store.owner.Ownership;
import dev.pilothouse.sample.store.owner.Shape;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/// Writes what the server owns in an object: uid, times, generation, managed fields, marks of deletion.
final class ObjectStamp {

  static final String FOREGROUND = "foregroundDeletion";
  static final String ORPHAN = "orphan";

  /// Without vowels and look-alikes, as `k8s.io/apimachinery/pkg/util/rand` has it.
  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

  /// What a write of the object never changes.
  private static final List<String> KEPT =
      List.of("name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds",
          "generation");

  private final InstantSource clock;
  private final Function<ResourceType, Shape> shapes;
  private volatile boolean notesUpdates = true;

  /// @param shapes how the objects of a type are merged
  ObjectStamp(InstantSource clock, Function<ResourceType, Shape> shapes) {
    this.clock = clock;
    this.shapes = shapes;
  }

  void noteUpdates(boolean note) {
    notesUpdates = note;
  }

  ObjectNode created(ResourceType type, ObjectNode object, Write write) {
    ObjectNode fresh = Json.object();
    fresh.put("apiVersion", type.apiVersion());
    fresh.put("kind", type.kind());
    fresh.setAll(object.deepCopy());
    fresh.put("apiVersion", type.apiVersion());
    fresh.put("kind", type.kind());
    if (write.part() == Part.SPEC && type.hasStatus() && !type.equals(BuiltInTypes.NODES)) {
      // kubelets register their nodes with a status
      fresh.remove("status");
    }
    ObjectNode metadata = Json.metadata(fresh);
    String prefix = Json.text(metadata, "generateName");
    if (Json.text(metadata, "name").isEmpty() && !prefix.isEmpty()) {
      metadata.put("name", prefix + suffix());
    }
    metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "resourceVersion", "selfLink"));
    if (!type.namespaced()) {
      metadata.remove("namespace");
    }
    metadata.put("uid", UUID.randomUUID().toString());
    if (write.part() != Part.WHOLE || !metadata.has("creationTimestamp")) {
      metadata.put("creationTimestamp", Json.time(clock.instant()));
    }
    if (fresh.has("spec")) {
      metadata.put("generation", 1);
    }
    Defaults.apply(type, fresh);
    metadata.remove("managedFields");
    Ownership.Author author = author(type, write);
    if (write.operation() == Operation.APPLY) {
      Ownership.applied(object, fresh, shapes.apply(type), author);
    } else {
      Ownership.update(Json.object(), fresh, Json.array(), shapes.apply(type), author);
    }
    return fresh;
  }

  /// The object after a write, or `old` itself if the write changes nothing.
  ObjectNode changed(ResourceType type, ObjectNode old, ObjectNode wanted, Write write) {
    checkVersion(type, old, wanted);
    ObjectNode fresh = wanted;
    JsonNode managed = managed(old, wanted);
    if (write.part() == Part.STATUS) {
      fresh = old.deepCopy();
      copy(wanted, fresh, "status");
    } else if (write.part() == Part.SPEC && type.hasStatus()) {
      copy(old, fresh, "status");
    }
    ObjectNode metadata = Json.metadata(fresh);
    for (String field : KEPT) {
      copy(Json.metadata(old), metadata, field);
    }
    metadata.set("managedFields", managed);
    copy(Json.metadata(old), metadata, "resourceVersion");
    fresh.put("apiVersion", type.apiVersion());
    fresh.put("kind", type.kind());
    if (write.part() != Part.STATUS) {
      Defaults.apply(type, fresh);
    }
    if (fresh.equals(old)) {
      return old;
    }
    if (metadata.has("generation") && !specOf(fresh).equals(specOf(old))) {
      metadata.put("generation", metadata.path("generation").asLong() + 1);
    }
    if (notesUpdates && write.operation() != Operation.APPLY) {
      Ownership.update(old, fresh, managed, shapes.apply(type), author(type, write));
    }
    return fresh;
  }

  /// A client may write `managedFields` itself; one that leaves them out means those that are there. An apply brings its own.
  private static JsonNode managed(ObjectNode old, ObjectNode wanted) {
    JsonNode sent = Json.at(wanted, "metadata", "managedFields");
    return sent.isArray() && !sent.isEmpty() ? sent : Json.at(old, "metadata", "managedFields").deepCopy();
  }

  private Ownership.Author author(ResourceType type, Write write) {
    String subresource = write.part() == Part.STATUS ? "status" : write.subresource();
    return new Ownership.Author(
        write.manager(), write.operation().word(), type.apiVersion(), subresource, Json.time(clock.instant()));
  }

  private static void checkVersion(ResourceType type, ObjectNode old, ObjectNode wanted) {
    String uid = Json.uid(wanted);
    if (!uid.isEmpty() && !uid.equals(Json.uid(old))) {
      throw StoreException.conflict(
          type,
          Json.name(old),
          "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + Json.uid(old));
    }
    String version = Json.text(wanted, "metadata", "resourceVersion");
    if (!version.isEmpty() && !version.equals(Json.text(old, "metadata", "resourceVersion"))) {
      throw StoreException.conflict(
          type,
          Json.name(old),
          "the object has been modified; please apply your changes to the latest version and try again");
    }
  }

  /// Everything but metadata and status.
  private static ObjectNode specOf(ObjectNode object) {
    ObjectNode rest = Json.object();
    object.properties().forEach(it -> rest.set(it.getKey(), it.getValue()));
    rest.remove(List.of("metadata", "status"));
    return rest;
  }

  private static void copy(ObjectNode from, ObjectNode to, String field) {
    JsonNode value = from.get(field);
    if (value == null) {
      to.remove(field);
    } else {
      to.set(field, value.deepCopy());
    }
  }

  /// The object marked for deletion. Whether it may go already tells [#mayGo].
  ///
  /// @param waits whether its dependents have to be dealt with first
  ObjectNode deleted(ResourceType type, ObjectNode old, DeleteOptions options, boolean waits) {
    checkPreconditions(type, old, options);
    ObjectNode fresh = old.deepCopy();
    ObjectNode metadata = Json.metadata(fresh);
    long grace = grace(type, fresh, options);
    if (!metadata.has("deletionTimestamp")) {
      metadata.put("deletionTimestamp", Json.time(clock.instant().plusSeconds(grace)));
      metadata.put("deletionGracePeriodSeconds", grace);
      if (metadata.has("generation")) {
        metadata.put("generation", metadata.path("generation").asLong() + 1);
      }
    } else if (grace < metadata.path("deletionGracePeriodSeconds").asLong()) {
      metadata.put("deletionTimestamp", Json.time(clock.instant().plusSeconds(grace)));
      metadata.put("deletionGracePeriodSeconds", grace);
    }
    if (waits) {
      String finalizer = options.propagation() == Propagation.ORPHAN ? ORPHAN : FOREGROUND;
      ArrayNode finalizers = Json.list(metadata, "finalizers");
      if (Json.items(finalizers).stream().noneMatch(it -> it.asText().equals(finalizer))) {
        finalizers.add(finalizer);
      }
    }
    if (type.equals(BuiltInTypes.NAMESPACES)) {
      Json.child(fresh, "status").put("phase", "Terminating");
    }
    return fresh;
  }

  private static void checkPreconditions(ResourceType type, ObjectNode old, DeleteOptions options) {
    String uid = options.uid();
    if (uid != null && !uid.equals(Json.uid(old))) {
      throw StoreException.conflict(
          type,
          Json.name(old),
          "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + Json.uid(old));
    }
    String version = options.resourceVersion();
    if (version != null && !version.equals(Json.text(old, "metadata", "resourceVersion"))) {
      throw StoreException.conflict(
          type, Json.name(old), "Precondition failed: the ResourceVersion in the precondition is not the stored one");
    }
  }

  /// Only a pod that runs on a node gets time to stop: nothing has to be stopped elsewhere.
  private static long grace(ResourceType type, ObjectNode object, DeleteOptions options) {
    if (!type.equals(BuiltInTypes.PODS)) {
      return 0;
    }
    String phase = Json.text(object, "status", "phase");
    boolean stopped = phase.equals("Succeeded") || phase.equals("Failed");
    if (Json.text(object, "spec", "nodeName").isEmpty() || stopped) {
      return 0;
    }
    Long asked = options.gracePeriodSeconds();
    return asked != null ? asked : Json.integer(30, object, "spec", "terminationGracePeriodSeconds");
  }

  /// Whether a marked object is held by nothing any more.
  static boolean mayGo(ResourceType type, ObjectNode object) {
    return Json.isDeleting(object)
        && Json.at(object, "metadata", "finalizers").isEmpty()
        && Json.integer(0, object, "metadata", "deletionGracePeriodSeconds") == 0
        && !(type.equals(BuiltInTypes.NAMESPACES) && !Json.at(object, "spec", "finalizers").isEmpty());
  }

  private static String suffix() {
    StringBuilder text = new StringBuilder(5);
    for (int i = 0; i < 5; i++) {
      text.append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
