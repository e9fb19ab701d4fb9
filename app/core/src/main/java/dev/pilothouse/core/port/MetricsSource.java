// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import java.time.Instant;
import java.util.Map;

/// Reads what pods and nodes use, from metrics.k8s.io.
public interface MetricsSource {

  /// One reading of everything that may be read. Blocks.
  ///
  /// @param namespace the one whose pods to read; empty for all
  /// @throws ClusterException NOT_FOUND when the cluster has no metrics-server
  Reading read(String namespace) throws ClusterException;

  /// @param pods by `namespace/name`
  /// @param nodes by name
  record Reading(Instant at, Map<String, Usage> pods, Map<String, Usage> nodes) {
    public Reading {
      pods = Map.copyOf(pods);
      nodes = Map.copyOf(nodes);
    }
  }

  /// @param cores used CPU
  /// @param bytes used memory
  record Usage(double cores, long bytes) {}
}
