// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store.owner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Merges an applied object into a live one, and removes from it what is no longer wanted.
final class Merge {

  private Merge() {}

  /// A new value; neither of the two is changed.
  static JsonNode merge(JsonNode live, JsonNode config, Shape shape, String name) {
    if (live instanceof ObjectNode object && config instanceof ObjectNode wanted && !shape.isWholeMap(name)) {
      ObjectNode merged = object.deepCopy();
      wanted.properties().forEach(it -> {
        JsonNode old = object.get(it.getKey());
        Shape below = shape.field(it.getKey());
        merged.set(it.getKey(), old == null ? it.getValue().deepCopy() : merge(old, it.getValue(), below, it.getKey()));
      });
      return merged;
    }
    Map<String, JsonNode> old = live.isArray() ? FieldWalk.parts(live, shape, name) : Map.of();
    Map<String, JsonNode> wanted = config.isArray() ? FieldWalk.parts(config, shape, name) : Map.of();
    if (old.isEmpty() || wanted.isEmpty()) {
      return config.deepCopy();
    }
    Map<String, JsonNode> all = new LinkedHashMap<>();
    old.forEach((element, value) -> all.put(element, value.deepCopy()));
    wanted.forEach((element, value) -> {
      JsonNode was = old.get(element);
      all.put(element, was == null ? value.deepCopy() : merge(was, value, shape.element(), name));
    });
    ArrayNode list = Json.array();
    all.values().forEach(list::add);
    return list;
  }

  /// Removes from a value what was wanted and is kept by nobody.
  ///
  /// @param kept what anybody has now, null for nothing
  static void prune(JsonNode value, FieldSet last, @Nullable FieldSet kept, Shape shape, String name) {
    List<String> gone = new ArrayList<>();
    FieldWalk.parts(value, shape, name).forEach((element, part) -> {
      FieldSet was = last.find(element);
      if (was == null) {
        return;
      }
      FieldSet now = kept == null ? null : kept.find(element);
      if (now == null && (was.isLeaf() || was.isMember())) {
        gone.add(element);
      } else if (!was.isLeaf()) {
        boolean field = element.startsWith("f:");
        prune(part, was, now, field ? shape.field(element.substring(2)) : shape.element(), field ? element.substring(2) : name);
        if (now == null && part.isContainerNode() && part.isEmpty()) {
          gone.add(element);
        }
      }
    });
    gone.forEach(element -> remove(value, element, shape, name));
  }

  private static void remove(JsonNode from, String element, Shape shape, String name) {
    if (from instanceof ObjectNode object) {
      object.remove(element.substring(2));
    } else if (from instanceof ArrayNode list) {
      int at = List.copyOf(FieldWalk.parts(list, shape, name).keySet()).indexOf(element);
      if (at >= 0) {
        list.remove(at);
      }
    }
  }
}
