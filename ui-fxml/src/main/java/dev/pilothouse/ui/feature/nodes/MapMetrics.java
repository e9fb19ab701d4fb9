// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.FleetNode.Usage;
import dev.pilothouse.core.nodemap.FleetUsage;
import dev.pilothouse.core.port.MetricsSource;
import dev.pilothouse.core.session.MetricsHistory;
import org.jspecify.annotations.Nullable;

/// The last reading of a session as the map takes it. Any thread.
final class MapMetrics implements FleetUsage {
  private final MetricsHistory history;

  MapMetrics(MetricsHistory history) {
    this.history = history;
  }

  @Override
  public Usage node(String name) {
    return usage(history.node(name));
  }

  @Override
  public Usage pod(String namespace, String name) {
    return usage(history.pod(namespace + "/" + name));
  }

  private static Usage usage(MetricsSource.@Nullable Usage measured) {
    return measured == null ? Usage.UNKNOWN : new Usage(Math.round(measured.cores() * 1000), measured.bytes());
  }
}
