// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.port.Write;

/// Merge patches for the very object that was shown: its uid stands in the patch, and because a uid cannot change, the server
/// refuses the patch when an object of the same name was made later.
final class Identified {
  private Identified() {}

  static ObjectNode patch(ResourceRef target) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    if (!target.uid().isEmpty()) {
      patch.putObject("metadata").put("uid", target.uid());
    }
    return patch;
  }

  static Write strategic(ResourceRef target, ObjectNode patch) {
    return new Write.Patch(target, "", PatchKind.STRATEGIC_MERGE, patch);
  }
}
