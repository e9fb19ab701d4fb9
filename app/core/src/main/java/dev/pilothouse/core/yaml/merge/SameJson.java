// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is the same in two trees. Pure.
final class SameJson {
  private SameJson() {}

  /// 1 and 1.0 are one number, whichever class of Jackson's holds them.
  static boolean same(JsonNode a, JsonNode b) {
    return a.equals((x, y) -> x.isNumber() && y.isNumber() ? x.decimalValue().compareTo(y.decimalValue()) : x.equals(y) ? 0 : 1, b);
  }

  /// Whether every item is told apart by its key; otherwise the list is one value.
  static boolean haveKeys(JsonNode list, List<String> key) {
    for (JsonNode item : list) {
      if (!item.isObject() || key.stream().noneMatch(item::has)) {
        return false;
      }
    }
    return byKey(list, key).size() == list.size();
  }

  /// The items by the words of their keys: `name=cart`.
  static Map<String, JsonNode> byKey(JsonNode list, List<String> key) {
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

  static JsonNode in(Map<String, JsonNode> items, String id) {
    JsonNode item = items.get(id);
    return item == null ? MissingNode.getInstance() : item;
  }
}
