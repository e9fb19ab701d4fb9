// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.KubeObject;

/// Who wrote a workload's pod template, out of `metadata.managedFields`.
final class Authors {
  /// How long the controller may take to make a revision after somebody wrote, in seconds.
  private static final long WITHIN = 5;

  private Authors() {}

  /// The field manager that wrote a part of the template when a revision was made; empty when nobody is known. The server keeps
  /// only the last write of each manager, so of older revisions often nobody is known.
  ///
  /// @param made when the revision was made, in seconds since 1970; the greatest number for one that was brought back, when it is
  /// the last who wrote
  static String ofTemplate(KubeObject workload, long made) {
    String found = "";
    long last = 0;
    for (JsonNode entry : workload.at("metadata", "managedFields")) {
      long time = Revisions.seconds(entry.path("time").asText());
      boolean wrote = entry.path("subresource").asText().isEmpty()
          && entry.path("fieldsV1").path("f:spec").has("f:template")
          && !entry.path("manager").asText().equals("kube-controller-manager");
      if (wrote && time <= made && (made == Long.MAX_VALUE || made - time <= WITHIN) && time >= last) {
        last = time;
        found = entry.path("manager").asText();
      }
    }
    return found;
  }
}
