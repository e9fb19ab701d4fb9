// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.ClusterWrites;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.port.MetricsSource;
import dev.pilothouse.core.port.ResourceFeed;
import dev.pilothouse.core.port.SchemaSource;

/// Makes the roles of a connection over a line that has been proven good.
public interface ConnectionParts {

  /// Reads which kinds the cluster serves. Blocks.
  Discovery discover(ClusterHttp http) throws ClusterException, InterruptedException;

  /// Makes the roles; contacts nothing yet.
  Roles roles(ClusterHttp http, Discovery discovery);

  /// The roles of one connection.
  ///
  /// @param closing ends the streams of all of them
  record Roles(
      ResourceFeed feed,
      ClusterGateway gateway,
      ClusterWrites writes,
      LogSource logs,
      MetricsSource metrics,
      SchemaSource schemas,
      Runnable closing) {}
}
