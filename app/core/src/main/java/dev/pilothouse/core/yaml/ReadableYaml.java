// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.KubeObject;
import java.util.List;

/// Writes an object as YAML for reading: without `managedFields`, and with the values of Secrets masked wherever they could stand.
public final class ReadableYaml {
  public static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
  /// Stands for a value that is not shown, whatever its length.
  public static final String MASK = "••••••••";

  private ReadableYaml() {}

  public static String of(KubeObject object) {
    JsonNode root = object.root().deepCopy();
    if (root instanceof ObjectNode fields) {
      if (fields.path("metadata") instanceof ObjectNode metadata) {
        metadata.remove("managedFields");
      }
      if (object.text("kind").equals("Secret")) {
        mask(fields);
      }
    }
    return YamlWriter.of(root);
  }

  private static void mask(ObjectNode secret) {
    for (String part : new String[] {"data", "stringData"}) {
      if (secret.path(part) instanceof ObjectNode values) {
        List.copyOf(values.properties()).forEach(one -> values.put(one.getKey(), MASK));
      }
    }
    if (secret.path("metadata").path("annotations") instanceof ObjectNode annotations && annotations.has(LAST_APPLIED)) {
      annotations.put(LAST_APPLIED, MASK);
    }
  }
}
