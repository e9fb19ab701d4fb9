// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import java.util.List;

/// Single questions to a cluster. All calls block; none may be made on the FX thread. Reads are tried again on passing trouble.
public interface ClusterGateway {

  KubeObject get(ResourceRef ref) throws ClusterException;

  /// The events about an object, oldest first.
  List<KubeObject> events(ResourceRef ref) throws ClusterException;

  /// The descriptor of a kind that is not built in, with the printer columns that the server has for it.
  KindDescriptor describe(ResourceKind kind) throws ClusterException;

  /// Whether the server lets us do this.
  ///
  /// @param subresource `scale`, `log`, …; empty for none
  /// @param namespace empty for all
  boolean may(String verb, ResourceKind kind, String subresource, String namespace) throws ClusterException;
}
