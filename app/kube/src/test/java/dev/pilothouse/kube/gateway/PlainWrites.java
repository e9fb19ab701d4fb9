// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterWrites.Mode;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import dev.pilothouse.core.port.Write;
import dev.pilothouse.kube.connect.ClusterHttp;

/// Writes for good, in fewer words.
public final class PlainWrites {
  private final KubeWrites writes;

  public PlainWrites(ClusterHttp http) {
    writes = new KubeWrites(http);
  }

  public KubeObject patch(ResourceRef ref, String subresource, PatchKind kind, JsonNode patch) throws ClusterException {
    return writes.send(new Write.Patch(ref, subresource, kind, patch), Mode.FOR_GOOD).object();
  }

  public void delete(ResourceRef ref, Propagation propagation) throws ClusterException {
    writes.send(new Write.Delete(ref, propagation), Mode.FOR_GOOD);
  }
}
