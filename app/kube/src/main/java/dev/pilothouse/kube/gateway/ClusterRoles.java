// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.gateway;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.connect.ConnectionParts;
import dev.pilothouse.kube.discovery.DiscoveryReader;
import dev.pilothouse.kube.discovery.OpenApiReader;
import dev.pilothouse.kube.feed.WatchFeed;
import dev.pilothouse.kube.metrics.KubeMetrics;
import dev.pilothouse.kube.stream.KubeLogSource;

/// The roles of a connection as this module plays them.
public final class ClusterRoles implements ConnectionParts {

  @Override
  public Discovery discover(ClusterHttp http) throws ClusterException {
    return new DiscoveryReader(http).read();
  }

  @Override
  public Roles roles(ClusterHttp http, Discovery discovery) {
    WatchFeed feed = new WatchFeed(http);
    KubeLogSource logs = new KubeLogSource(http);
    Runnable closing = () -> {
      feed.close();
      logs.close();
    };
    KubeMetrics metrics = new KubeMetrics(http);
    return new Roles(feed, new KubeGateway(http), new KubeWrites(http), logs, metrics, new OpenApiReader(http), closing);
  }
}
