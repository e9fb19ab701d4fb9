// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.http.Reply;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.api.patch.PatchException;
import dev.pilothouse.sample.api.patch.PatchFormat;
import dev.pilothouse.sample.api.schema.Schemas;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.DeleteOptions.Propagation;
import dev.pilothouse.sample.store.Deletion;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectStore;
import dev.pilothouse.sample.store.StoreException;
import dev.pilothouse.sample.store.Write;
import dev.pilothouse.sample.store.owner.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers `create`, `update`, `patch`, `delete` and `deletecollection`, of objects and of their status.
final class WriteHandler {

  private final ObjectStore store;
  private final ReadHandler reads;
  private final Schemas schemas;

  WriteHandler(ObjectStore store, ReadHandler reads, Schemas schemas) {
    this.store = store;
    this.reads = reads;
    this.schemas = schemas;
  }

  Reply create(Request request, ApiPath path, ServedKind kind) {
    ObjectNode object = Bodies.object(request);
    check(request, kind, object);
    place(path, kind, object);
    checkNamespace(path.namespace());
    if (!path.name().isEmpty()) {
      Json.metadata(object).put("name", path.name());
    }
    return reads.answer(201, request, kind, store.create(kind.stored(), kind.keep(object), made(request)));
  }

  private static Write made(Request request) {
    Write write = write(request).spec();
    return request.method().equals("PATCH") ? write.applying() : write;
  }

  Reply update(Request request, ApiPath path, ServedKind kind) {
    ObjectNode object = Bodies.object(request);
    check(request, kind, object);
    place(path, kind, object);
    if (!Json.name(object).equals(path.name())) {
      throw StatusException.badRequest(
          "the name of the object (" + Json.name(object) + ") does not match the name on the URL (" + path.name() + ")");
    }
    Write write = part(write(request), path);
    ObjectNode kept = kind.keep(object);
    return reads.answer(
        200, request, kind, store.update(kind.stored(), path.namespace(), path.name(), old -> kept, write));
  }

  Reply patch(Request request, ApiPath path, ServedKind kind) {
    PatchFormat format = format(request, kind);
    JsonNode patch = Bodies.any(request);
    if (format == PatchFormat.APPLY) {
      return apply(request, path, kind);
    }
    Write write = part(write(request), path);
    ObjectNode patched =
        store.update(
            kind.stored(),
            path.namespace(),
            path.name(),
            old -> patched(request, kind, format, patch, old),
            write);
    return reads.answer(200, request, kind, patched);
  }

  private Reply apply(Request request, ApiPath path, ServedKind kind) {
    ObjectNode config = Bodies.object(request);
    if (request.param("fieldManager").isEmpty()) {
      throw new StatusException(
          422,
          "Invalid",
          "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch");
    }
    if (!Json.items(config, "metadata", "managedFields").isEmpty()) {
      throw StatusException.badRequest("metadata.managedFields must be nil");
    }
    if (!kind.isCustom()) {
      check(request, kind, config.deepCopy());
    }
    Write write = part(write(request), path).applying();
    if (store.find(kind.stored(), path.namespace(), path.name()).isEmpty() && path.subresource().isEmpty()) {
      return create(request, path, kind);
    }
    Ownership.Author author = new Ownership.Author(
        write.manager(), "Apply", kind.type().apiVersion(), path.subresource(), Json.time(store.clock().instant()));
    ObjectNode applied =
        store.update(
            kind.stored(), path.namespace(), path.name(), old -> applied(request, kind, config, old, author), write);
    return reads.answer(200, request, kind, applied);
  }

  private ObjectNode applied(
      Request request, ServedKind kind, ObjectNode config, ObjectNode old, Ownership.Author author) {
    List<Ownership.Conflict> conflicts = new ArrayList<>();
    ObjectNode wanted = config.deepCopy();
    if (author.subresource().isEmpty() && kind.stored().hasStatus()) {
      wanted.remove("status");
    }
    ObjectNode merged =
        Ownership.apply(kind.view(old), wanted, store.shape(kind.stored()), author, request.flag("force"), conflicts);
    if (!conflicts.isEmpty()) {
      ObjectNode details = Json.object();
      for (Ownership.Conflict conflict : conflicts) {
        Json.list(details, "causes")
            .addObject()
            .put("reason", "FieldManagerConflict")
            .put("message", "conflict with " + conflict.manager())
            .put("field", conflict.field());
      }
      throw new StatusException(409, "Conflict", Ownership.words(conflicts), details);
    }
    check(request, kind, merged);
    return kind.keep(merged);
  }

  /// The server's part of the API accepts four formats, except that custom kinds know no strategic merge.
  static PatchFormat format(Request request, ServedKind kind) {
    Optional<PatchFormat> format = PatchFormat.of(request.contentType());
    if (format.isEmpty() || (kind.isCustom() && format.get() == PatchFormat.STRATEGIC)) {
      throw new StatusException(
          415,
          "UnsupportedMediaType",
          "the body of the request was in an unknown format - accepted media types include:"
              + " application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml");
    }
    return format.get();
  }

  private ObjectNode patched(
      Request request, ServedKind kind, PatchFormat format, JsonNode patch, ObjectNode old) {
    try {
      ObjectNode before = kind.view(old).deepCopy();
      ObjectNode after = format.apply(before.deepCopy(), patch, !kind.isCustom());
      check(request, kind, after);
      return kind.keep(after);
    } catch (PatchException e) {
      throw new StatusException(
          e.code(), e.code() == 422 ? "Invalid" : "BadRequest", String.valueOf(e.getMessage()));
    }
  }

  private void check(Request request, ServedKind kind, ObjectNode object) {
    String apiVersion = Json.textOr(kind.type().apiVersion(), object, "apiVersion");
    String name = Json.textOr(kind.type().kind(), object, "kind");
    if (!apiVersion.equals(kind.type().apiVersion()) || !name.equals(kind.type().kind())) {
      throw StatusException.badRequest(
          "the API version in the data (" + apiVersion + ", " + name + ") does not match the expected API version ("
              + kind.type().apiVersion() + ", " + kind.type().kind() + ")");
    }
    List<String> wrong = schemas.check(kind.type(), kind.definition(), object, request.param("fieldValidation").equals("Strict"));
    if (!wrong.isEmpty()) {
      boolean types = wrong.stream().anyMatch(it -> it.startsWith("json:"));
      String prefix =
          types
              ? kind.type().kind() + " in version \"" + kind.type().version() + "\" cannot be handled as a "
                  + kind.type().kind() + ": "
              : "strict decoding error: ";
      throw StatusException.badRequest(prefix + String.join(", ", wrong));
    }
  }

  private static void place(ApiPath path, ServedKind kind, ObjectNode object) {
    ObjectNode metadata = Json.metadata(object);
    String namespace = Json.text(metadata, "namespace");
    if (!kind.type().namespaced()) {
      metadata.remove("namespace");
    } else if (path.namespace().isEmpty()) {
      throw StatusException.badRequest("an empty namespace may not be set during creation");
    } else if (!namespace.isEmpty() && !namespace.equals(path.namespace())) {
      throw StatusException.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    } else {
      metadata.put("namespace", path.namespace());
    }
  }

  private void checkNamespace(String namespace) {
    if (namespace.isEmpty()) {
      return;
    }
    ObjectNode found = store.get(BuiltInTypes.NAMESPACES, "", namespace);
    if (Json.isDeleting(found)) {
      throw new StatusException(
          403,
          "Forbidden",
          "unable to create new content in namespace " + namespace + " because it is being terminated");
    }
  }

  private static Write part(Write write, ApiPath path) {
    return path.subresource().equals("status") ? write.status() : write.spec();
  }

  /// Who writes: the manager that is named, or the program's own name.
  static Write write(Request request) {
    String manager = request.param("fieldManager");
    if (manager.isEmpty()) {
      String agent = request.header("user-agent");
      int end = agent.indexOf('/');
      manager = end > 0 ? agent.substring(0, end) : agent.isEmpty() ? "unknown" : agent;
    }
    String dryRun = request.param("dryRun");
    if (!dryRun.isEmpty() && !dryRun.equals("All")) {
      throw StatusException.badRequest("Invalid value: \"" + dryRun + "\": dryRun supports \"All\" only");
    }
    return Write.by(manager).trying(!dryRun.isEmpty());
  }

  Reply delete(Request request, ApiPath path, ServedKind kind) {
    Deletion deletion = store.delete(kind.stored(), path.namespace(), path.name(), options(request));
    if (deletion.gone()) {
      ObjectNode done = StatusException.success(kind, path.name(), Json.uid(deletion.object()));
      return Reply.json(200, Bodies.write(done));
    }
    return reads.answer(200, request, kind, deletion.object());
  }

  Reply deleteCollection(Request request, ApiPath path, ServedKind kind) {
    Selection selection = Selection.of(request, path, kind);
    DeleteOptions options = options(request);
    List<ObjectNode> all = selection.of(store.listing(kind.stored(), path.namespace()).items());
    for (ObjectNode object : all) {
      try {
        store.delete(kind.stored(), Json.namespace(object), Json.name(object), options);
      } catch (StoreException e) {
        if (e.reason() != StoreException.Reason.NOT_FOUND) {
          throw e;
        }
      }
    }
    Shaper shaper = new Shaper(kind, Accept.of(request));
    return Reply.json(
        200, Bodies.write(shaper.list(all, store.version(), null, 0, store.clock().instant())));
  }

  static DeleteOptions options(Request request) {
    ObjectNode body = Bodies.objectOrEmpty(request);
    String grace = Json.textOr(request.param("gracePeriodSeconds"), body, "gracePeriodSeconds");
    String uid = Json.text(body, "preconditions", "uid");
    String version = Json.text(body, "preconditions", "resourceVersion");
    boolean dryRun = !request.param("dryRun").isEmpty() || !Json.items(body, "dryRun").isEmpty();
    return new DeleteOptions(
        propagation(request, body),
        grace.isEmpty() ? null : Long.valueOf(grace),
        uid.isEmpty() ? null : uid,
        version.isEmpty() ? null : version,
        dryRun);
  }

  private static Propagation propagation(Request request, ObjectNode body) {
    if (Json.flag(body, "orphanDependents")) {
      return Propagation.ORPHAN;
    }
    return switch (Json.textOr(request.param("propagationPolicy"), body, "propagationPolicy")) {
      case "Foreground" -> Propagation.FOREGROUND;
      case "Orphan" -> Propagation.ORPHAN;
      default -> Propagation.BACKGROUND;
    };
  }
}
