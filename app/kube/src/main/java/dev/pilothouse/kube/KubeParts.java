// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.connect.ConnectionParts;
import dev.pilothouse.kube.discovery.DiscoveryReader;
import dev.pilothouse.kube.feed.WatchFeed;
import dev.pilothouse.kube.gateway.KubeGateway;
import dev.pilothouse.kube.gateway.KubeWrites;
import dev.pilothouse.kube.metrics.KubeMetrics;
import dev.pilothouse.kube.stream.KubeLogSource;

/// The roles of a connection, each by its class of this module.
public final class KubeParts implements ConnectionParts {

  @Override
  public Discovery discover(ClusterHttp http) throws ClusterException {
    return new DiscoveryReader(http).read();
  }

  @Override
  public Roles roles(ClusterHttp http, Discovery discovery) {
    WatchFeed feed = new WatchFeed(http);
    return new Roles(
        feed, new KubeGateway(http), new KubeWrites(http), new KubeLogSource(http), new KubeMetrics(http), feed::close);
  }
}
