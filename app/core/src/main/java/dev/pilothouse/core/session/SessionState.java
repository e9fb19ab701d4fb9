// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.Discovery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an open context stands.
public sealed interface SessionState {

  /// All steps, those that wait included.
  List<ConnectionStep> steps();

  record Connecting(List<ConnectionStep> steps) implements SessionState {}

  /// @param retry when it is tried again by itself; null when a person must do something first
  record Failed(List<ConnectionStep> steps, ClusterFailure failure, @Nullable Retry retry) implements SessionState {
    public Failed(List<ConnectionStep> steps, ClusterFailure failure) {
      this(steps, failure, null);
    }
  }

  /// The next attempt to connect that nobody has to ask for.
  ///
  /// @param at when it begins or began
  /// @param attempt how many have failed in a row
  /// @param running whether it goes on now
  record Retry(Instant at, int attempt, boolean running) {}

  record Connected(List<ConnectionStep> steps, String serverVersion, String userName, Discovery discovery)
      implements SessionState {}
}
