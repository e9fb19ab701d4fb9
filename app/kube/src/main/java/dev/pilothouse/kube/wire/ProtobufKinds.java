// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import dev.pilothouse.core.model.ResourceKind;

/// Which kinds can be read from protobuf: the API's own in their stable versions.
public final class ProtobufKinds {
  private ProtobufKinds() {}

  public static boolean has(ResourceKind kind) {
    return ProtobufSchema.get().root(kind.apiVersion(), kind.kind()) != null;
  }
}
