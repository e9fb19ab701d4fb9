// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.api.select.FieldSelector;
import dev.pilothouse.sample.api.select.LabelSelector;
import dev.pilothouse.sample.store.Json;
import java.util.List;

/// Which objects of a collection a request is about.
///
/// @param namespace empty for all
record Selection(String namespace, String name, LabelSelector labels, FieldSelector fields) {

  static Selection of(Request request, ApiPath path, ServedKind kind) {
    try {
      return new Selection(
          path.namespace(),
          path.name(),
          LabelSelector.parse(request.param("labelSelector")),
          FieldSelector.parse(kind.stored(), request.param("fieldSelector")));
    } catch (IllegalArgumentException e) {
      throw StatusException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  boolean matches(ObjectNode object) {
    return (namespace.isEmpty() || namespace.equals(Json.namespace(object)))
        && (name.isEmpty() || name.equals(Json.name(object)))
        && (labels.isEverything() || labels.matches(Json.labels(object)))
        && (fields.isEverything() || fields.matches(object));
  }

  List<ObjectNode> of(List<ObjectNode> objects) {
    return labels.isEverything() && fields.isEverything() && name.isEmpty()
        ? objects
        : objects.stream().filter(this::matches).toList();
  }
}
