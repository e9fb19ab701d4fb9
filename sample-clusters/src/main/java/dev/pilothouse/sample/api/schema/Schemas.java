// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.ResourceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of the fields of each kind.
public final class Schemas {

  /// What is wrong with an object, in the words of an API server; nothing if all is well.
  ///
  /// @param definition the version of a custom kind's definition, none for a built-in kind
  /// @param validation `Strict` to be told of fields that no one knows
  public List<String> check(
      ResourceType type, @Nullable JsonNode definition, ObjectNode object, String validation) {
    return List.of();
  }
}
