// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.port.ClusterWrites.Propagation;

/// One request that changes a cluster, as a value. Nobody may change the tree that is handed in.
public sealed interface Write {

  ResourceRef target();

  /// Its first line: `PATCH /apis/apps/v1/namespaces/shop/deployments/checkout/scale`.
  String line();

  /// Changes an object, or a subresource of it when that is not empty.
  record Patch(ResourceRef target, String subresource, PatchKind kind, JsonNode body) implements Write {

    public String path() {
      return target.path() + (subresource.isEmpty() ? "" : "/" + subresource);
    }

    @Override
    public String line() {
      return "PATCH " + path();
    }
  }

  /// Deletes an object; when the target has a uid, only that very object.
  record Delete(ResourceRef target, Propagation propagation) implements Write {
    @Override
    public String line() {
      return "DELETE " + target.path();
    }
  }
}
