// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds JSON that is never changed and whose equal parts are one and the same. A copy of it is usual JSON, as the store makes one
/// for whoever changes an object. Not for several threads.
final class SharedJson {

  /// An object or an array by the very parts that it is made of: as those are shared, no other has equal ones.
  @SuppressWarnings({"ReferenceEquality", "ArrayRecordComponent"})
  private record Parts(String[] names, JsonNode[] values) {

    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Parts parts) || names != parts.names || values.length != parts.values.length) {
        return false;
      }
      for (int i = 0; i < values.length; i++) {
        if (values[i] != parts.values[i]) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      int hash = System.identityHashCode(names);
      for (JsonNode value : values) {
        hash = 31 * hash + System.identityHashCode(value);
      }
      return hash;
    }
  }

  private static final String[] ARRAY = {"[]"};

  private final Map<JsonNode, JsonNode> leaves = new HashMap<>();
  private final Map<Parts, JsonNode> known = new HashMap<>();
  private final Map<List<String>, String[]> shapes = new HashMap<>();

  /// An object of a shape: field names that the caller keeps and hands in again.
  static ObjectNode object(String[] names, JsonNode... values) {
    return new ObjectNode(JsonNodeFactory.instance, new SharedFields(names, values));
  }

  static ArrayNode array(JsonNode... items) {
    return new ArrayNode(JsonNodeFactory.instance, List.of(items));
  }

  static TextNode text(String text) {
    return TextNode.valueOf(text);
  }

  /// An object with another value in some fields that it has; the others are shared with it.
  static ObjectNode with(ObjectNode object, Map<String, JsonNode> other) {
    int size = object.size();
    String[] names = new String[size];
    JsonNode[] values = new JsonNode[size];
    int i = 0;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      names[i] = field.getKey();
      @Nullable JsonNode changed = other.get(field.getKey());
      values[i++] = changed == null ? field.getValue() : changed;
    }
    return object(names, values);
  }

  /// The same JSON out of parts that are shared with all that was asked for before.
  ObjectNode shared(ObjectNode object) {
    return (ObjectNode) share(object);
  }

  JsonNode share(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> object(object);
      case ArrayNode array -> array(array);
      default -> leaves.computeIfAbsent(node, leaf -> leaf);
    };
  }

  private JsonNode object(ObjectNode object) {
    List<String> names = new ArrayList<>(object.size());
    JsonNode[] values = new JsonNode[object.size()];
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      values[names.size()] = share(field.getValue());
      names.add(field.getKey());
    }
    return known.computeIfAbsent(new Parts(shape(names), values), parts -> object(parts.names(), parts.values()));
  }

  private JsonNode array(ArrayNode array) {
    JsonNode[] items = new JsonNode[array.size()];
    Arrays.setAll(items, i -> share(array.get(i)));
    return known.computeIfAbsent(new Parts(ARRAY, items), parts -> array(parts.values()));
  }

  /// The one array of these names.
  String[] shape(List<String> names) {
    return shapes.computeIfAbsent(names, it -> it.stream().map(String::intern).toArray(String[]::new));
  }
}
