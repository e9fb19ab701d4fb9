// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.MetricsSource.Reading;
import dev.pilothouse.core.port.MetricsSource.Usage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last half hour of readings.
record UsageHistory(Instant at, @Nullable ClusterFailure failure, UsageSeries pods, UsageSeries nodes)
    implements MetricsHistory {
  static final Duration PERIOD = Duration.ofSeconds(15);
  static final int KEPT = 120;
  static final UsageHistory EMPTY = new UsageHistory(Instant.EPOCH, null, UsageSeries.EMPTY, UsageSeries.EMPTY);

  UsageHistory with(Reading reading) {
    int missed = 0;
    if (at.isAfter(Instant.EPOCH)) {
      long periods = Math.round((double) Duration.between(at, reading.at()).toMillis() / PERIOD.toMillis());
      missed = Math.clamp(periods - 1, 0, KEPT);
    }
    return new UsageHistory(
        reading.at(), null, pods.with(reading.pods(), missed, KEPT), nodes.with(reading.nodes(), missed, KEPT));
  }

  UsageHistory failed(ClusterFailure why) {
    return new UsageHistory(at, why, pods, nodes);
  }

  @Override
  public @Nullable Usage pod(String key) {
    return pods.last(key);
  }

  @Override
  public @Nullable Usage node(String name) {
    return nodes.last(name);
  }

  @Override
  public double[] podCores(String key) {
    return pods.cores(key);
  }

  @Override
  public double[] podBytes(String key) {
    return pods.bytes(key);
  }

  @Override
  public double[] nodeCores(String name) {
    return nodes.cores(name);
  }

  @Override
  public double[] nodeBytes(String name) {
    return nodes.bytes(name);
  }
}
