// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.ClusterWrites;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.port.MetricsSource;
import dev.pilothouse.core.port.ResourceFeed;
import dev.pilothouse.core.port.SchemaSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// A connection whose steps have all been taken.
final class OpenConnection implements ClusterConnection {
  private final ClusterHttp http;
  private final ServerFacts facts;
  private final Discovery discovery;
  private final ConnectionParts.Roles roles;
  private final AtomicBoolean closed = new AtomicBoolean();

  /// What the server told of itself and of us.
  record ServerFacts(String version, String userName, String clusterUid) {}

  OpenConnection(ClusterHttp http, ServerFacts facts, Discovery discovery, ConnectionParts.Roles roles) {
    this.http = http;
    this.facts = facts;
    this.discovery = discovery;
    this.roles = roles;
  }

  @Override
  public String serverVersion() {
    return facts.version();
  }

  @Override
  public String userName() {
    return facts.userName();
  }

  @Override
  public String clusterUid() {
    return facts.clusterUid();
  }

  @Override
  public Discovery discovery() {
    return discovery;
  }

  @Override
  public ResourceFeed feed() {
    return roles.feed();
  }

  @Override
  public ClusterGateway gateway() {
    return roles.gateway();
  }

  @Override
  public ClusterWrites writes() {
    return roles.writes();
  }

  @Override
  public LogSource logs() {
    return roles.logs();
  }

  @Override
  public MetricsSource metrics() {
    return roles.metrics();
  }

  @Override
  public SchemaSource schemas() {
    return roles.schemas();
  }

  @Override
  public Observable<Duration> latency() {
    return http.latency();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        roles.closing().run();
      } finally {
        http.close();
      }
    }
  }
}
