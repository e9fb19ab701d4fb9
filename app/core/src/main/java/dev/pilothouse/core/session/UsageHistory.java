// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.MetricsSource.Reading;
import dev.pilothouse.core.port.MetricsSource.Usage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last half hour of readings.
record UsageHistory(Duration period, Instant at, @Nullable ClusterFailure failure, UsageSeries pods, UsageSeries nodes)
    implements MetricsHistory {
  /// As often as a metrics-server measures anew.
  static final Duration PERIOD = Duration.ofSeconds(15);
  /// A sample cluster measures whenever it is asked, and a person who tries it out should not wait to see something move.
  static final Duration SAMPLE_PERIOD = Duration.ofSeconds(3);
  static final UsageHistory EMPTY = every(PERIOD);
  private static final Duration KEPT = Duration.ofMinutes(30);

  /// One without readings, which will come as often as the cluster measures.
  static UsageHistory first(boolean sample) {
    return every(sample ? SAMPLE_PERIOD : PERIOD);
  }

  /// One without readings, which will come this often.
  static UsageHistory every(Duration period) {
    return new UsageHistory(period, Instant.EPOCH, null, UsageSeries.EMPTY, UsageSeries.EMPTY);
  }

  UsageHistory with(Reading reading) {
    int keep = Math.toIntExact(KEPT.dividedBy(period));
    int missed = 0;
    if (at.isAfter(Instant.EPOCH)) {
      long periods = Math.round((double) Duration.between(at, reading.at()).toMillis() / period.toMillis());
      missed = Math.clamp(periods - 1, 0, keep);
    }
    return new UsageHistory(
        period, reading.at(), null, pods.with(reading.pods(), missed, keep), nodes.with(reading.nodes(), missed, keep));
  }

  UsageHistory failed(ClusterFailure why) {
    return new UsageHistory(period, at, why, pods, nodes);
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
