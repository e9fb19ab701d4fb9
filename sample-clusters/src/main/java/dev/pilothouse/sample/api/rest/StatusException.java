// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.StoreException;
import java.io.Serial;

/// A refusal that is answered with a `Status` body.
final class StatusException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient ObjectNode details;

  StatusException(int code, String reason, String message) {
    this(code, reason, message, Json.object());
  }

  StatusException(int code, String reason, String message, ObjectNode details) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  static StatusException badRequest(String message) {
    return new StatusException(400, "BadRequest", message);
  }

  static StatusException notFound() {
    return new StatusException(404, "NotFound", "the server could not find the requested resource");
  }

  static StatusException methodNotAllowed() {
    return new StatusException(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  }

  /// For what needs a program that runs.
  static StatusException notSimulated(String what) {
    return new StatusException(
        501, "NotImplemented", "this is a sample cluster: no program runs in its containers, so there is no " + what);
  }

  /// The refusal of the store in the words of the API.
  ///
  /// @param name the object that was asked for
  static StatusException of(StoreException e, ServedKind kind, String name) {
    ObjectNode details = Json.object();
    details.put("name", e.object().isEmpty() ? name : e.object());
    if (!kind.type().group().isEmpty()) {
      details.put("group", kind.type().group());
    }
    details.put("kind", e.reason() == StoreException.Reason.INVALID ? kind.type().kind() : kind.type().plural());
    for (StoreException.Cause cause : e.causes()) {
      Json.list(details, "causes")
          .addObject()
          .put("reason", cause.reason())
          .put("message", cause.message())
          .put("field", cause.field());
    }
    return new StatusException(e.reason().code(), e.reason().word(), String.valueOf(e.getMessage()), details);
  }

  int code() {
    return code;
  }

  ObjectNode body() {
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
    // An API server's general refusals have empty details, and kubectl relies on them.
    if (!details.isEmpty() || code == 404 || code == 405) {
      status.set("details", details);
    }
    return status.put("code", code);
  }

  /// What a successful deletion answers when the object is gone.
  static ObjectNode success(ServedKind kind, String name, String uid) {
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Success");
    ObjectNode details = status.putObject("details").put("name", name);
    if (!kind.type().group().isEmpty()) {
      details.put("group", kind.type().group());
    }
    details.put("kind", kind.type().plural()).put("uid", uid);
    return status;
  }
}
