// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.DeleteOptions.Propagation;
import dev.pilothouse.sample.store.Write.Part;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

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

  ObjectStamp(InstantSource clock) {
    this.clock = clock;
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
    manage(fresh, fresh, type, write);
    return fresh;
  }

  /// The object after a write, or `old` itself if the write changes nothing.
  ObjectNode changed(ResourceType type, ObjectNode old, ObjectNode wanted, Write write) {
    checkVersion(type, old, wanted);
    ObjectNode fresh = wanted;
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
    copy(Json.metadata(old), metadata, "managedFields");
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
    manage(fresh, old, type, write);
    return fresh;
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

  /// Notes who wrote last, one entry for each manager, operation and subresource.
  private void manage(ObjectNode fresh, ObjectNode old, ResourceType type, Write write) {
    ArrayNode entries = Json.list(Json.metadata(fresh), "managedFields");
    String subresource = write.part() == Part.STATUS ? "status" : "";
    for (Iterator<JsonNode> each = entries.iterator(); each.hasNext(); ) {
      JsonNode entry = each.next();
      if (Json.text(entry, "manager").equals(write.manager())
          && Json.text(entry, "operation").equals(write.operation().word())
          && Json.text(entry, "subresource").equals(subresource)) {
        each.remove();
      }
    }
    ObjectNode entry = entries.addObject();
    entry.put("manager", write.manager()).put("operation", write.operation().word());
    entry.put("apiVersion", type.apiVersion());
    entry.put("time", Json.time(clock.instant())).put("fieldsType", "FieldsV1");
    ObjectNode fields = entry.putObject("fieldsV1");
    for (String field : List.of("spec", "data", "status")) {
      boolean wrote = fresh.equals(old) ? fresh.has(field) : !Json.at(fresh, field).equals(Json.at(old, field));
      if (wrote) {
        fields.putObject("f:" + field);
      }
    }
    if (!subresource.isEmpty()) {
      entry.put("subresource", subresource);
    }
  }

  private static String suffix() {
    StringBuilder text = new StringBuilder(5);
    for (int i = 0; i < 5; i++) {
      text.append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
