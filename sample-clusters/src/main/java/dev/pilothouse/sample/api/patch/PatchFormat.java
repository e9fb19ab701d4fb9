// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;

/// How a patch is written, by its content type.
public enum PatchFormat {
  JSON("application/json-patch+json"),
  MERGE("application/merge-patch+json"),
  STRATEGIC("application/strategic-merge-patch+json"),
  /// Server-side apply. The sample cluster keeps no field sets, so it merges what is applied.
  APPLY("application/apply-patch+yaml");

  private final String contentType;

  PatchFormat(String contentType) {
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  public static Optional<PatchFormat> of(String contentType) {
    return Arrays.stream(values()).filter(it -> it.contentType.equals(contentType)).findFirst();
  }

  /// The object after the patch.
  ///
  /// @param target is changed; pass a copy
  /// @param named whether lists of named elements are merged by their names
  /// @throws PatchException if the patch does not fit
  public ObjectNode apply(ObjectNode target, JsonNode patch, boolean named) {
    JsonNode result =
        switch (this) {
          case JSON -> JsonPatch.apply(target, patch);
          case MERGE -> MergePatch.apply(target, patch);
          case STRATEGIC, APPLY ->
              named && patch instanceof ObjectNode changes
                  ? StrategicPatch.apply(target, changes)
                  : MergePatch.apply(target, patch);
        };
    if (result instanceof ObjectNode object) {
      return object;
    }
    throw new PatchException(400, "the patch leaves no object");
  }
}
