// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.table.Column;
import dev.pilothouse.sample.store.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns stored objects into the shape that a client asked for: as they are, as metadata only, or as a table.
record Shaper(ServedKind kind, Accept accept) {

  private static final String META = "meta.k8s.io/v1";

  /// @param headers whether a table names its columns; those of a watch do so only once
  ObjectNode one(ObjectNode object, Instant now, boolean headers) {
    ObjectNode view = kind.view(object);
    return switch (accept.shape()) {
      case OBJECT -> view;
      case PARTIAL -> partial(view, "PartialObjectMetadata");
      case TABLE -> {
        ObjectNode table = table(headers);
        Json.metadata(table).put("resourceVersion", Json.text(object, "metadata", "resourceVersion"));
        row(Json.list(table, "rows"), object, view, now);
        yield table;
      }
    };
  }

  /// @param next the token for the rest, if there is one
  ObjectNode list(List<ObjectNode> objects, long version, @Nullable String next, long remaining, Instant now) {
    ObjectNode list =
        switch (accept.shape()) {
          case OBJECT ->
              Json.object().put("kind", kind.type().kind() + "List").put("apiVersion", kind.type().apiVersion());
          case PARTIAL -> Json.object().put("kind", "PartialObjectMetadataList").put("apiVersion", META);
          case TABLE -> table(true);
        };
    ObjectNode metadata = Json.metadata(list).put("resourceVersion", Long.toString(version));
    if (next != null) {
      metadata.put("continue", next);
      if (remaining > 0) {
        metadata.put("remainingItemCount", remaining);
      }
    }
    ArrayNode items = Json.list(list, accept.shape() == Accept.Shape.TABLE ? "rows" : "items");
    for (ObjectNode object : objects) {
      ObjectNode view = kind.view(object);
      switch (accept.shape()) {
        case OBJECT -> items.add(kind.isCustom() ? view : withoutType(view));
        case PARTIAL -> items.add(partial(view, "PartialObjectMetadata"));
        case TABLE -> row(items, object, view, now);
      }
    }
    return list;
  }

  /// The elements of a list of a built-in kind do not repeat what they are.
  private static ObjectNode withoutType(ObjectNode object) {
    ObjectNode rest = Json.object();
    rest.setAll(object);
    return rest.remove(List.of("kind", "apiVersion"));
  }

  private static ObjectNode partial(ObjectNode object, String kind) {
    ObjectNode partial = Json.object().put("kind", kind).put("apiVersion", META);
    partial.set("metadata", object.path("metadata"));
    return partial;
  }

  private ObjectNode table(boolean headers) {
    ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", META);
    table.putObject("metadata");
    if (headers) {
      ArrayNode definitions = table.putArray("columnDefinitions");
      for (Column column : kind.columns()) {
        definitions
            .addObject()
            .put("name", column.name())
            .put("type", column.type())
            .put("format", column.format())
            .put("description", column.description())
            .put("priority", column.priority());
      }
    } else {
      table.putNull("columnDefinitions");
    }
    table.putArray("rows");
    return table;
  }

  private void row(ArrayNode rows, ObjectNode object, ObjectNode view, Instant now) {
    ObjectNode row = rows.addObject();
    ArrayNode cells = row.putArray("cells");
    for (Column column : kind.columns()) {
      Object cell = column.cell().of(object, now);
      if (cell instanceof JsonNode node) {
        cells.add(node);
      } else {
        cells.addPOJO(cell);
      }
    }
    switch (accept.includeObject()) {
      case "None" -> {}
      case "Object" -> row.set("object", view);
      default -> row.set("object", partial(view, "PartialObjectMetadata"));
    }
  }
}
