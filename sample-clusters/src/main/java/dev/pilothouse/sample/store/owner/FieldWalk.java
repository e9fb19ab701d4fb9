// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store.owner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Walks over objects field by field, in the way in which they are merged.
final class FieldWalk {

  /// What nobody owns.
  private static final Set<String> NOBODYS = Set.of(
      "name", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp",
      "deletionGracePeriodSeconds", "selfLink", "managedFields", "generateName");

  /// Maps of free keys: who makes one by an update has the map itself too.
  private static final Set<String> MAPS =
      Set.of("labels", "annotations", "data", "binaryData", "stringData", "requests", "limits", "hard");

  private FieldWalk() {}

  /// The whole object without what nobody owns.
  static ObjectNode ownable(ObjectNode object) {
    ObjectNode rest = Json.object();
    rest.setAll(object);
    rest.remove(List.of("apiVersion", "kind"));
    if (rest.get("metadata") instanceof ObjectNode metadata) {
      ObjectNode some = Json.object();
      some.setAll(metadata);
      some.remove(NOBODYS);
      if (some.isEmpty()) {
        rest.remove("metadata");
      } else {
        rest.set("metadata", some);
      }
    }
    return rest;
  }

  /// Every field of a value that is new, as an update notes it.
  static void made(JsonNode value, Shape shape, String name, FieldSet into) {
    all(value, shape, name, into);
    mark(value, name, into);
  }

  private static void mark(JsonNode value, String name, FieldSet into) {
    if (MAPS.contains(name) && value.isObject() && !into.isEmpty()) {
      into.add();
    }
    value.properties().forEach(it -> {
      FieldSet below = into.find("f:" + it.getKey());
      if (below != null) {
        mark(it.getValue(), it.getKey(), below);
      }
    });
  }

  /// Every field of a value.
  static void all(JsonNode value, Shape shape, String name, FieldSet into) {
    Map<String, JsonNode> parts = parts(value, shape, name);
    if (parts.isEmpty()) {
      into.add();
      return;
    }
    boolean elements = value.isArray();
    parts.forEach((element, part) -> {
      FieldSet below = into.below(element);
      if (elements) {
        below.add();
      }
      all(part, below(shape, element), nameOf(element, name), below);
    });
  }

  /// The fields that are other or new in a value, and those that are no more.
  static void compare(
      JsonNode old, JsonNode fresh, Shape shape, String name, FieldSet changed, FieldSet removed) {
    if (old.equals(fresh)) {
      return;
    }
    Map<String, JsonNode> before = parts(old, shape, name);
    Map<String, JsonNode> after = parts(fresh, shape, name);
    if (before.isEmpty() || after.isEmpty()) {
      replaced(old, fresh, shape, name, changed, removed);
      return;
    }
    after.forEach((element, part) -> {
      JsonNode was = before.get(element);
      if (was == null) {
        FieldSet below = changed.below(element);
        if (fresh.isArray()) {
          below.add();
        }
        made(part, below(shape, element), nameOf(element, name), below);
      } else if (!was.equals(part)) {
        compare(was, part, below(shape, element), nameOf(element, name), changed.below(element), removed.below(element));
      }
    });
    before.forEach((element, part) -> {
      if (!after.containsKey(element)) {
        FieldSet below = removed.below(element);
        below.add();
        all(part, below(shape, element), nameOf(element, name), below);
      }
    });
  }

  private static void replaced(
      JsonNode old, JsonNode fresh, Shape shape, String name, FieldSet changed, FieldSet removed) {
    if (!old.isMissingNode()) {
      removed.add();
      all(old, shape, name, removed);
    }
    if (!fresh.isMissingNode()) {
      made(fresh, shape, name, changed);
    }
  }

  private static Shape below(Shape shape, String element) {
    return element.startsWith("f:") ? shape.field(element.substring(2)) : shape.element();
  }

  private static String nameOf(String element, String around) {
    return element.startsWith("f:") ? element.substring(2) : around;
  }

  /// What a value is made of, by path element; nothing if it is merged only whole.
  static Map<String, JsonNode> parts(JsonNode value, Shape shape, String name) {
    Map<String, JsonNode> parts = new LinkedHashMap<>();
    if (value instanceof ObjectNode object && !shape.isWholeMap(name)) {
      object.properties().forEach(it -> parts.put("f:" + it.getKey(), it.getValue()));
    } else if (value instanceof ArrayNode list && shape.isSet(name)) {
      list.forEach(it -> parts.put("v:" + it, it));
    } else if (value instanceof ArrayNode list) {
      List<String> keys = shape.keys(name, list);
      if (!keys.isEmpty()) {
        list.forEach(it -> parts.put("k:" + key(it, keys), it));
      }
    }
    return parts;
  }

  /// The keys in the order of their names, as Go writes maps; a port's protocol is TCP where nothing is said.
  private static ObjectNode key(JsonNode element, List<String> keys) {
    ObjectNode key = Json.object();
    keys.stream().sorted().forEach(each -> {
      JsonNode value = element.path(each);
      boolean usual = value.isMissingNode() && each.equals("protocol");
      key.set(each, usual ? JsonNodeFactory.instance.textNode("TCP") : value.isMissingNode() ? null : value);
    });
    return key;
  }
}
