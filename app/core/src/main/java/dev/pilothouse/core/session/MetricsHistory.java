// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.MetricsSource.Usage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What pods and nodes used over the last readings. Immutable.
public interface MetricsHistory {

  /// When the last reading was made; [Instant#EPOCH] before the first.
  Instant at();

  /// Why there are no readings (no metrics-server, no right); null when there are.
  @Nullable ClusterFailure failure();

  /// The last reading of a pod; null when there is none. The key is `namespace/name`.
  @Nullable Usage pod(String key);

  @Nullable Usage node(String name);

  /// The last readings of cores of a pod, oldest first; NaN where there was none. Nothing where only the last one is known.
  default double[] podCores(String key) {
    return new double[0];
  }

  default double[] podBytes(String key) {
    return new double[0];
  }

  default double[] nodeCores(String name) {
    return new double[0];
  }

  default double[] nodeBytes(String name) {
    return new double[0];
  }
}
