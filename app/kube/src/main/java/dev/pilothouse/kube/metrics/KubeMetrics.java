// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.MetricsSource;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.gateway.ApiReads;
import java.time.Instant;
import java.util.HashMap;
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
    Map<String, Usage> pods = new HashMap<>();
    String path = ROOT + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/pods";
    for (JsonNode pod : reads.get(path, ApiReads.JSON).path("items")) {
      JsonNode metadata = pod.path("metadata");
      pods.put(metadata.path("namespace").asText() + "/" + metadata.path("name").asText(), containers(pod));
    }
    return new Reading(Instant.now(), pods, nodes());
  }

  /// Who may read pods only still gets those.
  private Map<String, Usage> nodes() throws ClusterException {
    Map<String, Usage> nodes = new HashMap<>();
    try {
      for (JsonNode node : reads.get(ROOT + "/nodes", ApiReads.JSON).path("items")) {
        nodes.put(node.path("metadata").path("name").asText(), usage(node.path("usage")));
      }
    } catch (ClusterException refused) {
      if (refused.failure().kind() != Kind.FORBIDDEN) {
        throw refused;
      }
    }
    return nodes;
  }

  private static Usage containers(JsonNode pod) {
    double cores = 0;
    long bytes = 0;
    for (JsonNode container : pod.path("containers")) {
      Usage one = usage(container.path("usage"));
      cores += one.cores();
      bytes += one.bytes();
    }
    return new Usage(cores, bytes);
  }

  private static Usage usage(JsonNode usage) {
    double cores = cores(usage.path("cpu").asText("0"));
    long bytes = Quantity.units(usage.path("memory").asText("0"));
    // Nothing uses less than nothing, whatever a metrics server says.
    return new Usage(Math.max(0, cores), Math.max(0, bytes));
  }

  /// metrics-server writes billionths of a core, which must not be rounded up to thousandths for each container.
  private static double cores(String text) {
    return text.matches("\\d{1,18}n") ? Long.parseLong(text, 0, text.length() - 1, 10) / 1e9 : Quantity.millis(text) / 1e3;
  }
}
