// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The columns that a definition of a custom kind names, read by the part of JSONPath that definitions use: fields,
/// quoted fields, indexes, `[*]` and a filter for equality.
public final class PrinterColumns {

  private static final Pattern STEP =
      Pattern.compile(
          "\\.((?:\\\\.|[^.\\[\\]\\\\])+)"
              + "|\\['([^']+)'\\]|\\[\"([^\"]+)\"\\]|\\[(\\d+|\\*)\\]"
              + "|\\[\\?\\(@\\.([^=!]+?)\\s*==\\s*[\"']([^\"']*)[\"']\\)\\]");

  private PrinterColumns() {}

  /// @param version one element of a definition's `spec.versions`
  public static List<Column> of(JsonNode version) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.primary());
    List<JsonNode> named = Json.items(version, "additionalPrinterColumns");
    for (JsonNode column : named) {
      String path = Json.text(column, "jsonPath");
      String type = Json.text(column, "type");
      columns.add(
          new Column(
              Json.text(column, "name"),
              type,
              Json.text(column, "format"),
              Json.text(column, "description"),
              Json.integer(0, column, "priority"),
              (object, now) -> cell(object, path, type, now)));
    }
    if (named.isEmpty()) {
      columns.add(Column.age());
    }
    return List.copyOf(columns);
  }

  private static Object cell(ObjectNode object, String path, String type, Instant now) {
    List<JsonNode> found = find(object, path);
    if (found.isEmpty()) {
      return NullNode.getInstance();
    }
    JsonNode value = found.getFirst();
    return switch (type) {
      case "date" -> Ages.since(value.asText(), now);
      case "integer", "number", "boolean" -> value;
      default -> value.isValueNode() ? value.asText() : value.toString();
    };
  }

  static List<JsonNode> find(JsonNode from, String path) {
    List<JsonNode> found = List.of(from);
    Matcher step = STEP.matcher(path);
    int at = 0;
    while (at < path.length() && step.find(at) && step.start() == at) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : found) {
        step(node, step, next);
      }
      found = next;
      at = step.end();
    }
    return at == path.length() ? found : List.of();
  }

  private static void step(JsonNode node, Matcher step, List<JsonNode> into) {
    String field = step.group(1) != null ? step.group(1).replace("\\", "") : step.group(2);
    field = field != null ? field : step.group(3);
    if (field != null) {
      add(node.path(field), into);
    } else if (step.group(4) != null) {
      if (step.group(4).equals("*")) {
        node.forEach(into::add);
      } else {
        add(node.path(Integer.parseInt(step.group(4))), into);
      }
    } else {
      for (JsonNode element : node) {
        if (Json.text(element, step.group(5).split("\\.")).equals(step.group(6))) {
          into.add(element);
        }
      }
    }
  }

  private static void add(JsonNode node, List<JsonNode> into) {
    if (!node.isMissingNode() && !node.isNull()) {
      into.add(node);
    }
  }
}
