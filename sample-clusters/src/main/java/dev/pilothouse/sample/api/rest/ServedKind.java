// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.table.Column;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ResourceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kind as clients see it: what it is stored as, its columns and, for a custom kind, its definition.
///
/// @param type as served
/// @param stored as kept by the store; differs from `type` only for `events.k8s.io`
/// @param definition the element of `spec.versions` that serves it, none for a built-in kind
record ServedKind(ResourceType type, ResourceType stored, List<Column> columns, @Nullable JsonNode definition) {

  /// The stored object as this kind's version shows it.
  ObjectNode view(ObjectNode object) {
    if (!stored.equals(type)) {
      return EventsV1.fromCore(object);
    }
    if (Json.text(object, "apiVersion").equals(type.apiVersion())) {
      return object;
    }
    ObjectNode view = Json.object();
    view.setAll(object);
    return view.put("apiVersion", type.apiVersion());
  }

  /// What a client sent, as the store keeps it.
  ObjectNode keep(ObjectNode object) {
    return stored.equals(type) ? object : EventsV1.toCore(object);
  }

  boolean isCustom() {
    return definition != null;
  }

  /// Where the number of replicas is: `spec.replicas` unless a definition says otherwise.
  String[] scalePath(String which, String otherwise) {
    String path = Json.textOr(otherwise, definition, "subresources", "scale", which);
    return (path.startsWith(".") ? path.substring(1) : path).split("\\.");
  }
}
