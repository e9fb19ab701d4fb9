// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// One column of a table.
///
/// @param type as in OpenAPI: `string`, `integer`, `date`
/// @param format as in OpenAPI; `name` marks the primary column
/// @param priority 0 is always shown, 1 only when wide output is asked for
public record Column(String name, String type, String format, String description, int priority, Cell cell) {

  /// Reads a cell: a text, a whole number or a boolean.
  @FunctionalInterface
  public interface Cell {
    Object of(ObjectNode object, Instant now);
  }

  /// Reads a cell for which the time does not matter.
  @FunctionalInterface
  interface Fixed {
    Object of(ObjectNode object);
  }

  static Column text(String name, Fixed cell) {
    return new Column(name, "string", "", "", 0, (object, now) -> cell.of(object));
  }

  static Column wide(String name, Fixed cell) {
    return new Column(name, "string", "", "", 1, (object, now) -> cell.of(object));
  }

  static Column number(String name, Fixed cell) {
    return new Column(name, "integer", "", "", 0, (object, now) -> cell.of(object));
  }

  static Column timed(String name, Cell cell) {
    return new Column(name, "string", "", "", 0, cell);
  }

  static Column primary() {
    return new Column(
        "Name",
        "string",
        "name",
        "Name must be unique within a namespace.",
        0,
        (object, now) -> dev.pilothouse.sample.store.Json.name(object));
  }

  static Column age() {
    return timed("Age", (object, now) -> Ages.since(object.at("/metadata/creationTimestamp").asText(""), now));
  }
}
