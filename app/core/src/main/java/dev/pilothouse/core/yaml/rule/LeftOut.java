// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// What the server makes of a field that is left out, as one line of `fixed.txt` says it behind `else`. Immutable.
///
/// @param words a value, `same`, `required`, or one of these for each named field
record LeftOut(List<String> words) {

  /// Whether a field that is left out would no more be as it was.
  boolean loses(JsonNode was) {
    return words.isEmpty() ? !SameFields.nothing(was) : differs(words.getFirst(), was);
  }

  /// @param field one of the fields of an object, with its value as it was
  boolean loses(Map.Entry<String, JsonNode> field) {
    String start = field.getKey() + "=";
    return words.stream().filter(word -> word.startsWith(start)).findFirst()
        .map(word -> differs(word.substring(start.length()), field.getValue()))
        .orElseGet(() -> !SameFields.nothing(field.getValue()));
  }

  /// Whether an item of a list is put back by the server.
  boolean returns(JsonNode item) {
    return words.contains(item.path("key").asText());
  }

  /// What is required is missed by the schema.
  private static boolean differs(String word, JsonNode was) {
    JsonNode value = was.isArray() && was.size() == 1 ? was.get(0) : was;
    boolean there = !was.isMissingNode() && !was.isNull();
    return there && !word.equals("same") && !word.equals("required") && !value.asText().equals(word);
  }
}
