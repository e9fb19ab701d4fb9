// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.MetricsSource.Usage;
import dev.pilothouse.core.session.MetricsHistory;
import java.time.Instant;
import java.util.Random;

/// Readings that look like readings: the same for the same name.
public final class FakeMetrics implements MetricsHistory {

  @Override
  public Instant at() {
    return Instant.parse("2026-11-21T10:42:00Z");
  }

  @Override
  public ClusterFailure failure() {
    return null;
  }

  @Override
  public Usage pod(String key) {
    double[] cores = podCores(key);
    double[] bytes = podBytes(key);
    return new Usage(cores[cores.length - 1], (long) bytes[bytes.length - 1]);
  }

  @Override
  public Usage node(String name) {
    double[] cores = nodeCores(name);
    double[] bytes = nodeBytes(name);
    return new Usage(cores[cores.length - 1], (long) bytes[bytes.length - 1]);
  }

  @Override
  public double[] podCores(String key) {
    return walk(key.hashCode(), 0.08, 0.3, 0.18);
  }

  @Override
  public double[] podBytes(String key) {
    return walk(key.hashCode() + 1, 150e6, 420e6, 0.04);
  }

  @Override
  public double[] nodeCores(String name) {
    return walk(name.hashCode(), 3, 12, 0.1);
  }

  @Override
  public double[] nodeBytes(String name) {
    return walk(name.hashCode() + 1, 12e9, 48e9, 0.03);
  }

  private static double[] walk(int seed, double low, double high, double unrest) {
    Random random = new Random(seed);
    double middle = low + random.nextDouble() * (high - low);
    double[] readings = new double[60];
    double at = middle;
    for (int i = 0; i < readings.length; i++) {
      at += (middle - at) * 0.2 + (random.nextDouble() - 0.5) * unrest * middle;
      readings[i] = Math.max(low / 2, at);
    }
    return readings;
  }
}
