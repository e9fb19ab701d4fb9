// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.metrics;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.MetricsSource;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.gateway.ApiReads;
import java.time.Instant;
import java.util.Map;

/// Reads metrics.k8s.io, which metrics-server serves. Blocks. Any thread.
public final class KubeMetrics implements MetricsSource {
  private static final String ROOT = "/apis/metrics.k8s.io/v1beta1";
  private final ApiReads reads;

  public KubeMetrics(ClusterHttp http) {
    this.reads = new ApiReads(http);
  }

  @Override
  public Reading read(String namespace) throws ClusterException {
    String path = ROOT + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/pods";
    Map<String, Usage> pods = reads.stream(path, UsageReader::read);
    return new Reading(Instant.now(), pods, nodes());
  }

  /// Who may read pods only still gets those.
  private Map<String, Usage> nodes() throws ClusterException {
    try {
      return reads.stream(ROOT + "/nodes", UsageReader::read);
    } catch (ClusterException refused) {
      if (refused.failure().kind() != Kind.FORBIDDEN) {
        throw refused;
      }
      return Map.of();
    }
  }
}
