// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What has to be done to one object so that it becomes another, as a JSON patch (RFC 6902) that touches nothing else: first the
/// tests that every field which changes is still as it was, then the changes. So a change of anything else, made meanwhile by
/// somebody else, stays. Pure; any thread.
public final class ObjectPatch {
  private final ListKeys keys;
  private final ArrayNode tests = JsonNodeFactory.instance.arrayNode();
  private final ArrayNode changes = JsonNodeFactory.instance.arrayNode();
  private final List<Change> changed = new ArrayList<>();

  private ObjectPatch(ListKeys keys) {
    this.keys = keys;
  }

  /// A field that becomes another; a value that is not there is a missing node.
  ///
  /// @param path names of fields; an item of a list by its key, `[name=cart]`
  /// @param pointer the same for a patch
  public record Change(List<String> path, String pointer, JsonNode before, JsonNode after) {

    public Change {
      path = List.copyOf(path);
    }

    /// `spec.template.spec.containers[name=cart].image`
    public String field() {
      return ObjectPatch.field(path);
    }
  }

  /// @param operations empty when nothing changes
  public record Result(ArrayNode operations, List<Change> changes) {

    public Result {
      changes = List.copyOf(changes);
    }
  }

  /// A path as people write it: `spec.template.spec.containers[name=cart].image`.
  public static String field(List<String> path) {
    StringBuilder words = new StringBuilder();
    for (String step : path) {
      words.append(words.isEmpty() || step.startsWith("[") ? "" : ".").append(step);
    }
    return words.toString();
  }

  public static Result between(JsonNode before, JsonNode after, ListKeys keys) {
    ObjectPatch patch = new ObjectPatch(keys);
    patch.node(Place.TOP, before, after);
    patch.tests.addAll(patch.changes);
    return new Result(patch.tests, patch.changed);
  }

  private void node(Place place, JsonNode before, JsonNode after) {
    if (SameJson.same(before, after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      object(place, before, after);
      return;
    }
    List<String> key = before.isArray() && after.isArray() ? keys.at(place.path()) : List.of();
    if (key.isEmpty() || !list(place, key, before, after)) {
      value(place, before, after);
    }
  }

  private void object(Place place, JsonNode before, JsonNode after) {
    before.properties().forEach(field -> node(place.field(field.getKey()), field.getValue(), after.path(field.getKey())));
    after.properties().stream()
        .filter(field -> !before.has(field.getKey()))
        .forEach(field -> node(place.field(field.getKey()), before.path(field.getKey()), field.getValue()));
  }

  private void value(Place place, JsonNode before, JsonNode after) {
    operation(tests, "test", place.pointer(), before.isMissingNode() ? NullNode.getInstance() : before);
    if (after.isMissingNode()) {
      operation(changes, "remove", place.pointer(), null);
    } else {
      operation(changes, before.isMissingNode() ? "add" : "replace", place.pointer(), after);
    }
    changed.add(new Change(place.shown(), place.pointer(), before, after));
  }

  /// @return false when the items cannot be told apart, or stand in another order: then the list is one value
  private boolean list(Place place, List<String> key, JsonNode before, JsonNode after) {
    if (!SameJson.haveKeys(before, key) || !SameJson.haveKeys(after, key)) {
      return false;
    }
    Map<String, JsonNode> old = SameJson.byKey(before, key);
    Map<String, JsonNode> next = SameJson.byKey(after, key);
    List<String> oldIds = List.copyOf(old.keySet());
    List<String> nextIds = List.copyOf(next.keySet());
    if (!oldIds.stream().filter(next::containsKey).toList().equals(nextIds.stream().filter(old::containsKey).toList())) {
      return false;
    }
    for (int index = 0; index < oldIds.size(); index++) {
      String id = oldIds.get(index);
      JsonNode item = SameJson.in(old, id);
      if (next.containsKey(id) && !SameJson.same(item, SameJson.in(next, id))) {
        Place at = place.item(id, index);
        key.stream().filter(item::has).forEach(
            name -> operation(tests, "test", at.field(name).pointer(), item.path(name)));
        object(at, item, SameJson.in(next, id));
      }
    }
    goneAndNew(place, old, next);
    return true;
  }

  /// Items go from the last to the first and come from the first to the last, so that each index holds when its turn comes.
  private void goneAndNew(Place place, Map<String, JsonNode> old, Map<String, JsonNode> next) {
    List<String> oldIds = List.copyOf(old.keySet());
    for (int index = oldIds.size() - 1; index >= 0; index--) {
      String id = oldIds.get(index);
      if (!next.containsKey(id)) {
        value(place.item(id, index), SameJson.in(old, id), SameJson.in(next, id));
      }
    }
    List<String> nextIds = List.copyOf(next.keySet());
    for (int index = 0; index < nextIds.size(); index++) {
      String id = nextIds.get(index);
      if (!old.containsKey(id)) {
        Place at = place.item(id, index);
        operation(changes, "add", at.pointer(), SameJson.in(next, id));
        changed.add(new Change(at.shown(), at.pointer(), SameJson.in(old, id), SameJson.in(next, id)));
      }
    }
  }

  private static void operation(ArrayNode into, String name, String pointer, @Nullable JsonNode value) {
    ObjectNode operation = into.addObject().put("op", name).put("path", pointer);
    if (value != null) {
      operation.set("value", value);
    }
  }
}
