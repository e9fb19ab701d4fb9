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
  ///
  /// @param strict whether fields that the server does not know are refused; otherwise it drops them
  record Patch(ResourceRef target, String subresource, PatchKind kind, JsonNode body, boolean strict) implements Write {

    public Patch(ResourceRef target, String subresource, PatchKind kind, JsonNode body) {
      this(target, subresource, kind, body, false);
    }

    public String path() {
      return target.path() + (subresource.isEmpty() ? "" : "/" + subresource);
    }

    @Override
    public String line() {
      return "PATCH " + path();
    }
  }

  /// Makes an object, or brings the fields that it names to what they say (server-side apply). Fields that
  /// the server does not know are refused.
  ///
  /// @param force whether fields are taken over from other managers
  record Apply(ResourceRef target, JsonNode body, boolean force) implements Write {
    @Override
    public String line() {
      return "PATCH " + target.path();
    }
  }

  /// Makes an object that the server names by its `generateName`. Fields that the server does not know are refused.
  record Create(ResourceRef target, JsonNode body) implements Write {
    @Override
    public String line() {
      return "POST " + target.kind().path(target.namespace());
    }
  }

  /// Ends a pod unless a budget forbids it (`policy/v1` Eviction, which says when only the very pod is meant).
  record Evict(ResourceRef target, JsonNode body) implements Write {
    @Override
    public String line() {
      return "POST " + target.path() + "/eviction";
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
