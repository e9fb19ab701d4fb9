// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts two changes of one object together: what one of them changed is taken, what both changed alike is taken once, and what
/// both changed differently is a conflict for a person to decide. Nothing that either added is lost. The order of mine stays, and
/// what is new in theirs comes after what it stands behind there. Pure; any thread.
public final class ThreeWayMerge {
  private final ListKeys keys;
  private final Set<List<String>> takeTheirs;
  private final List<Conflict> conflicts = new ArrayList<>();

  private ThreeWayMerge(ListKeys keys, Set<List<String>> takeTheirs) {
    this.keys = keys;
    this.takeTheirs = takeTheirs;
  }

  /// A field that both changed, differently. A value that is not there is a missing node.
  ///
  /// @param path names of fields; an item of a list by its key, `[name=cart]`
  public record Conflict(List<String> path, JsonNode base, JsonNode theirs, JsonNode mine) {

    public Conflict {
      path = List.copyOf(path);
    }
  }

  /// @param merged both changes; where they are in conflict, the one that was chosen
  public record Result(JsonNode merged, List<Conflict> conflicts) {

    public Result {
      conflicts = List.copyOf(conflicts);
    }
  }

  /// @param base what both began with
  public static Result of(JsonNode base, JsonNode theirs, JsonNode mine, ListKeys keys) {
    return of(base, theirs, mine, keys, Set.of());
  }

  /// @param base what both began with
  /// @param takeTheirs the paths of those conflicts in which theirs is taken instead of mine
  public static Result of(JsonNode base, JsonNode theirs, JsonNode mine, ListKeys keys, Set<List<String>> takeTheirs) {
    ThreeWayMerge merge = new ThreeWayMerge(keys, takeTheirs);
    JsonNode merged = merge.node(Place.TOP, base, theirs, mine);
    return new Result(merged, merge.conflicts);
  }

  private JsonNode node(Place place, JsonNode base, JsonNode theirs, JsonNode mine) {
    if (SameJson.same(theirs, mine) || SameJson.same(base, theirs)) {
      return mine;
    }
    if (SameJson.same(base, mine)) {
      return theirs;
    }
    if (theirs.isObject() && mine.isObject()) {
      return object(place, base, theirs, mine);
    }
    List<String> key = theirs.isArray() && mine.isArray() ? keys.at(place.path()) : List.of();
    if (!key.isEmpty() && SameJson.haveKeys(base, key) && SameJson.haveKeys(theirs, key) && SameJson.haveKeys(mine, key)) {
      return list(place, key, base, theirs, mine);
    }
    conflicts.add(new Conflict(place.shown(), base, theirs, mine));
    return takeTheirs.contains(place.shown()) ? theirs : mine;
  }

  private ObjectNode object(Place place, JsonNode base, JsonNode theirs, JsonNode mine) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    for (String name : order(names(theirs), names(mine))) {
      JsonNode value = node(place.field(name), base.path(name), theirs.path(name), mine.path(name));
      if (!value.isMissingNode()) {
        merged.set(name, value);
      }
    }
    return merged;
  }

  private ArrayNode list(Place place, List<String> key, JsonNode base, JsonNode theirs, JsonNode mine) {
    Map<String, JsonNode> before = SameJson.byKey(base, key);
    Map<String, JsonNode> their = SameJson.byKey(theirs, key);
    Map<String, JsonNode> my = SameJson.byKey(mine, key);
    ArrayNode merged = JsonNodeFactory.instance.arrayNode();
    for (String id : order(List.copyOf(their.keySet()), List.copyOf(my.keySet()))) {
      Place item = place.item(id, 0);
      JsonNode value = node(item, SameJson.in(before, id), SameJson.in(their, id), SameJson.in(my, id));
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
}
