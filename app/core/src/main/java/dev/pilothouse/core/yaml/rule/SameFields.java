// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.pilothouse.core.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Whether what is written means what is there. Pure.
final class SameFields {
  private SameFields() {}

  static JsonNode at(JsonNode from, List<String> path) {
    JsonNode at = from;
    for (String name : path) {
      at = at.path(name);
    }
    return at;
  }

  /// @param condition `PATH`, `!PATH`, `PATH=VALUE` or `PATH!=VALUE`; empty for none
  static boolean holds(String condition, JsonNode base) {
    if (condition.isEmpty()) {
      return true;
    }
    int equals = condition.indexOf('=');
    boolean not = condition.startsWith("!") || (equals > 0 && condition.charAt(equals - 1) == '!');
    String path = (equals < 0 ? condition : condition.substring(0, equals)).replace("!", "");
    JsonNode found = at(base, List.of(path.split("\\.")));
    return not != (equals < 0 ? !nothing(found) : found.asText().equals(condition.substring(equals + 1)));
  }

  /// @param exact whether what is left out is taken away; otherwise the server puts its default there
  static boolean same(JsonNode written, JsonNode was, boolean exact) {
    if (was.isMissingNode() || was.isNull()) {
      return nothing(written);
    }
    if (written.isObject() && was.isObject()) {
      return written.properties().stream().allMatch(field -> same(field.getValue(), was.path(field.getKey()), exact))
          && (!exact || was.properties().stream().allMatch(field -> written.has(field.getKey()) || nothing(field.getValue())));
    }
    if (written.isArray() && was.isArray()) {
      boolean same = written.size() == was.size();
      for (int i = 0; same && i < written.size(); i++) {
        same = same(written.get(i), was.get(i), exact);
      }
      return same;
    }
    return written.equals(was) || (nothing(written) && nothing(was)) || sameAmount(written, was);
  }

  /// `0.1` and `100m` are one quantity.
  private static boolean sameAmount(JsonNode written, JsonNode was) {
    Optional<BigDecimal> one = written.isValueNode() ? Quantity.exactly(written.asText()) : Optional.empty();
    Optional<BigDecimal> other = was.isValueNode() ? Quantity.exactly(was.asText()) : Optional.empty();
    return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) == 0;
  }

  /// Whether a value is what a field has that is not there.
  static boolean nothing(JsonNode node) {
    return node.isMissingNode() || node.isNull() || node.equals(BooleanNode.FALSE) || (node.isContainerNode() && node.isEmpty())
        || (node.isTextual() && node.asText().isEmpty());
  }
}
