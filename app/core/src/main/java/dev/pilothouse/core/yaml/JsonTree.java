// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// An object of a cluster as a tree like that of a text, so that both are read alike. Its nodes stand nowhere.
public final class JsonTree {
  private static final Span NOWHERE = Span.at(0);

  private JsonTree() {}

  /// @return without entries when it is no object
  public static YamlMapping of(JsonNode object) {
    List<YamlEntry> entries = new ArrayList<>();
    object.properties().forEach(field -> entries.add(new YamlEntry(text(field.getKey()), node(field.getValue()))));
    return new YamlMapping(NOWHERE, entries, true);
  }

  private static YamlNode node(JsonNode value) {
    if (value.isObject()) {
      return of(value);
    }
    if (value.isArray()) {
      List<YamlNode> items = new ArrayList<>();
      value.forEach(item -> items.add(node(item)));
      return new YamlSequence(NOWHERE, items, true);
    }
    return value.isTextual() ? text(value.asText()) : new YamlScalar(NOWHERE, value.asText(), YamlScalar.Style.PLAIN, "");
  }

  private static YamlScalar text(String text) {
    return new YamlScalar(NOWHERE, text, YamlScalar.Style.DOUBLE_QUOTED, "");
  }
}
