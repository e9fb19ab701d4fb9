// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import dev.pilothouse.sample.api.http.Request;

/// The shape in which a client wants objects, by its `Accept` header: the first that the server knows.
///
/// @param includeObject what a table row carries: `Metadata`, `Object` or `None`
record Accept(Shape shape, String includeObject) {

  enum Shape {
    OBJECT,
    TABLE,
    PARTIAL
  }

  /// @throws StatusException if the client understands nothing that is served
  static Accept of(Request request) {
    String header = request.header("accept");
    String include = request.param("includeObject").isEmpty() ? "Metadata" : request.param("includeObject");
    if (header.isBlank()) {
      return new Accept(Shape.OBJECT, include);
    }
    for (String range : header.split(",")) {
      String[] parts = range.strip().split(";");
      String type = parts[0].strip();
      if (!type.equals("application/json") && !type.equals("*/*") && !type.equals("application/*")) {
        continue;
      }
      return new Accept(shape(parts), include);
    }
    throw new StatusException(
        406,
        "NotAcceptable",
        "only the following media types are accepted: application/json, application/json;stream=watch");
  }

  private static Shape shape(String[] parts) {
    for (String part : parts) {
      switch (part.strip()) {
        case "as=Table" -> {
          return Shape.TABLE;
        }
        case "as=PartialObjectMetadata", "as=PartialObjectMetadataList" -> {
          return Shape.PARTIAL;
        }
        default -> {}
      }
    }
    return Shape.OBJECT;
  }
}
