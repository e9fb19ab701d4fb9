// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.yaml.YamlWriter;

/// What only the server writes into an object and nobody edits: its status, and who wrote which field. Pure.
final class ServerFields {
  private static final String STATUS = "status";
  private static final String MANAGED_FIELDS = "managedFields";

  private ServerFields() {}

  /// @return YAML to be read; empty when the object has nothing of the kind
  static String of(JsonNode object) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    put(fields, STATUS, object.path(STATUS));
    put(fields, MANAGED_FIELDS, object.path("metadata").path(MANAGED_FIELDS));
    return fields.isEmpty() ? "" : YamlWriter.of(fields);
  }

  private static void put(ObjectNode fields, String name, JsonNode value) {
    if (!value.isMissingNode() && !value.isEmpty()) {
      fields.set(name, value);
    }
  }

  /// The line that the list of owners begins in, from 0; -1 without one.
  static int ownersLine(String yaml) {
    int at = ("\n" + yaml).indexOf("\n" + MANAGED_FIELDS + ":");
    return at < 0 ? -1 : (int) yaml.substring(0, at).lines().count();
  }
}
