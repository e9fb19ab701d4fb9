// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.base.Subscription;

/// Starts sample clusters inside the program.
public interface SampleClusters {

  /// Starts one and blocks until it answers, at most a few seconds; never called on the FX thread.
  ///
  /// @param scenario for example `harbor`
  Running start(String scenario) throws ClusterException;

  /// A sample cluster that runs until it is closed.
  interface Running extends Subscription {

    /// The context to connect with; what it names exists until the cluster is closed.
    ContextEntry context();
  }
}
