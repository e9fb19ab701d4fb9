// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import java.util.function.Consumer;

/// Opens the connection to the cluster of a context, step by step.
public interface ClusterConnector {

  /// Connects. Blocks, on a virtual thread; an interrupt ends it soon. Every step is reported as it begins and as it ends.
  ///
  /// @throws ClusterException with the failure of the step that failed; nothing is left open
  ClusterConnection connect(ContextEntry context, ExecConsent consent, Consumer<ConnectionStep> progress)
      throws ClusterException, InterruptedException;
}
