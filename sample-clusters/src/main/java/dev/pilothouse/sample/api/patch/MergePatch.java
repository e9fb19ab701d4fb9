// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;

/// RFC 7386: objects are merged, everything else is replaced, null removes.
final class MergePatch {

  private MergePatch() {}

  static JsonNode apply(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch.deepCopy();
    }
    ObjectNode result = target instanceof ObjectNode object ? object : Json.object();
    changes
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isNull()) {
                result.remove(entry.getKey());
              } else {
                result.set(entry.getKey(), apply(result.path(entry.getKey()), entry.getValue()));
              }
            });
    return result;
  }
}
