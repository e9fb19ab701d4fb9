// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts two changes of one object together: what one of them changed is taken, what both changed alike is taken once, and what
/// both changed differently is a conflict for a person to decide. Nothing that either added is lost. The order of mine stays, and
/// what is new in theirs comes after what it stands behind there. Pure; any thread.
public final class ThreeWayMerge {
  private final ListKeys keys;
  private final List<Conflict> conflicts = new ArrayList<>();

  private ThreeWayMerge(ListKeys keys) {
    this.keys = keys;
  }

  /// A field that both changed, differently. A value that is not there is a missing node.
  ///
  /// @param path names of fields; an item of a list by its key, `[name=cart]`
  public record Conflict(List<String> path, JsonNode base, JsonNode theirs, JsonNode mine) {

    public Conflict {
      path = List.copyOf(path);
    }
  }

  /// @param merged both changes; where they are in conflict, mine
  public record Result(JsonNode merged, List<Conflict> conflicts) {

    public Result {
      conflicts = List.copyOf(conflicts);
    }
  }

  /// @param base what both began with
  public static Result of(JsonNode base, JsonNode theirs, JsonNode mine, ListKeys keys) {
    ThreeWayMerge merge = new ThreeWayMerge(keys);
    JsonNode merged = merge.node(new Place(List.of(), List.of()), base, theirs, mine);
    return new Result(merged, merge.conflicts);
  }

  /// Where something stands: for a person, and for the schema.
  private record Place(List<String> shown, List<String> path) {

    Place to(String shownStep, String step) {
      List<String> nextShown = new ArrayList<>(shown);
      nextShown.add(shownStep);
      List<String> nextPath = new ArrayList<>(path);
      nextPath.add(step);
      return new Place(nextShown, nextPath);
    }
  }

  private JsonNode node(Place place, JsonNode base, JsonNode theirs, JsonNode mine) {
    if (same(theirs, mine) || same(base, theirs)) {
      return mine;
    }
    if (same(base, mine)) {
      return theirs;
    }
    if (theirs.isObject() && mine.isObject()) {
      return object(place, base, theirs, mine);
    }
    List<String> key = theirs.isArray() && mine.isArray() ? keys.at(place.path()) : List.of();
    if (!key.isEmpty() && haveKeys(base, key) && haveKeys(theirs, key) && haveKeys(mine, key)) {
      return list(place, key, base, theirs, mine);
    }
    conflicts.add(new Conflict(place.shown(), base, theirs, mine));
    return mine;
  }

  private ObjectNode object(Place place, JsonNode base, JsonNode theirs, JsonNode mine) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    for (String name : order(names(theirs), names(mine))) {
      JsonNode value = node(place.to(name, name), base.path(name), theirs.path(name), mine.path(name));
      if (!value.isMissingNode()) {
        merged.set(name, value);
      }
    }
    return merged;
  }

  private ArrayNode list(Place place, List<String> key, JsonNode base, JsonNode theirs, JsonNode mine) {
    Map<String, JsonNode> before = byKey(base, key);
    Map<String, JsonNode> their = byKey(theirs, key);
    Map<String, JsonNode> my = byKey(mine, key);
    ArrayNode merged = JsonNodeFactory.instance.arrayNode();
    for (String id : order(List.copyOf(their.keySet()), List.copyOf(my.keySet()))) {
      Place item = place.to("[" + id + "]", ListKeys.ITEM);
      JsonNode value = node(item, in(before, id), in(their, id), in(my, id));
      if (!value.isMissingNode()) {
        merged.add(value);
      }
    }
    return merged;
  }

  /// Mine as it is, with each of theirs that I do not have behind the one that it follows there.
  private static List<String> order(List<String> theirs, List<String> mine) {
    List<String> order = new ArrayList<>(mine);
    int place = 0;
    for (String name : theirs) {
      int at = order.indexOf(name);
      if (at < 0) {
        order.add(place, name);
        at = place;
      }
      place = at + 1;
    }
    return order;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /// Whether every item is told apart by its key; otherwise the list is one value.
  private static boolean haveKeys(JsonNode list, List<String> key) {
    for (JsonNode item : list) {
      if (!item.isObject() || key.stream().noneMatch(item::has)) {
        return false;
      }
    }
    return byKey(list, key).size() == list.size();
  }

  private static Map<String, JsonNode> byKey(JsonNode list, List<String> key) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    for (JsonNode item : list) {
      List<String> words = new ArrayList<>();
      key.forEach(field -> {
        if (item.has(field)) {
          words.add(field + "=" + item.path(field).asText());
        }
      });
      items.put(String.join(",", words), item);
    }
    return items;
  }

  private static JsonNode in(Map<String, JsonNode> items, String id) {
    JsonNode item = items.get(id);
    return item == null ? MissingNode.getInstance() : item;
  }

  /// 1 and 1.0 are one number, whichever class of Jackson's holds them.
  private static boolean same(JsonNode a, JsonNode b) {
    return a.equals((x, y) -> x.isNumber() && y.isNumber() ? x.decimalValue().compareTo(y.decimalValue()) : x.equals(y) ? 0 : 1, b);
  }
}
