// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;

/// The requests that change a cluster. Each is sent exactly once: when the line breaks after it was sent, the failure is
/// {@link ClusterFailure.Kind#OUTCOME_UNKNOWN} and nobody tries again. All calls block. Only `core.command` may use it.
public interface ClusterWrites {

  /// Sends a patch to an object, or to a subresource of it when that is not empty.
  ///
  /// @return the object, or the subresource, as it is afterwards
  KubeObject patch(ResourceRef ref, String subresource, PatchKind kind, JsonNode patch) throws ClusterException;

  /// Deletes an object; when the ref has a uid, only that very object.
  void delete(ResourceRef ref, Propagation propagation) throws ClusterException;

  /// The encodings of a patch that the API knows.
  enum PatchKind {
    JSON,
    MERGE,
    STRATEGIC_MERGE
  }

  /// What becomes of the objects that the deleted one owns.
  enum Propagation {
    BACKGROUND,
    FOREGROUND,
    ORPHAN
  }
}
