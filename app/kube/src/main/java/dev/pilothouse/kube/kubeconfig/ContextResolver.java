// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ContextEntry;

/// Finds the settings, with their secrets, behind an entry of the catalog.
@FunctionalInterface
public interface ContextResolver {

  /// Reads files; not on the FX thread.
  ///
  /// @throws ClusterException of kind CONFIGURATION or NOT_FOUND when the context is gone or cannot be used
  ResolvedContext resolve(ContextEntry entry) throws ClusterException;
}
