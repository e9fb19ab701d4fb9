// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What nodes and containers use: the source of `metrics.k8s.io`. Called from any thread.
public interface UsageSource {

  /// @param nanoCores processor use in billionths of a core
  /// @param memoryBytes the working set
  record Usage(long nanoCores, long memoryBytes) {}

  record NodeUsage(String node, Instant at, Duration window, Usage usage) {}

  record ContainerUsage(String container, Usage usage) {}

  record PodUsage(String namespace, String pod, Instant at, Duration window, List<ContainerUsage> containers) {}

  List<NodeUsage> nodes();

  /// The running pods of every namespace.
  List<PodUsage> pods();

  /// A cluster without a metrics server.
  static UsageSource none() {
    return new UsageSource() {
      @Override
      public List<NodeUsage> nodes() {
        return List.of();
      }

      @Override
      public List<PodUsage> pods() {
        return List.of();
      }
    };
  }
}
