// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.base.Observable;
import java.time.Duration;

/// A connection that stands, and the roles that it plays. Any thread. Closing ends every stream of it.
public interface ClusterConnection extends AutoCloseable {

  /// For example `v1.36.3`.
  String serverVersion();

  /// Who the server says we are; empty when it does not say.
  String userName();

  /// A fingerprint of the cluster (the uid of namespace kube-system), to notice another cluster behind the same address; empty
  /// when it may not be read.
  String clusterUid();

  Discovery discovery();

  ResourceFeed feed();

  ClusterGateway gateway();

  /// Only `core.command` may use it.
  ClusterWrites writes();

  LogSource logs();

  MetricsSource metrics();

  SchemaSource schemas();

  /// How long the last small request took; zero before the first.
  Observable<Duration> latency();

  @Override
  void close();
}
