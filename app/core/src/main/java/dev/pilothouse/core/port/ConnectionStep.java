// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.model.Message;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of a connection, as the connection doctor shows it.
///
/// @param found what the step found, or what it does or waits for
/// @param startedAfter since the connection began
/// @param failure why the step failed; null unless [State#FAILED]
/// @param certificates those that the step saw, the server's own or the user's first
public record ConnectionStep(
    Stage stage,
    State state,
    Message found,
    Duration startedAfter,
    Duration took,
    @Nullable ClusterFailure failure,
    List<CertificateFacts> certificates) {

  public ConnectionStep {
    certificates = List.copyOf(certificates);
  }

  public ConnectionStep(
      Stage stage, State state, Message found, Duration startedAfter, Duration took, @Nullable ClusterFailure failure) {
    this(stage, state, found, startedAfter, took, failure, List.of());
  }

  /// The steps in their order. `pilothouse doctor` exits with 10 + the ordinal of the one that failed.
  public enum Stage {
    PARSE,
    NAME,
    PROXY,
    TCP,
    TLS,
    LOGIN,
    VERSION,
    DISCOVERY,
    RIGHTS
  }

  /// How far a step is.
  public enum State {
    WAITING,
    RUNNING,
    PASSED,
    /// Passed, with something that a person should know.
    WARNED,
    FAILED,
    SKIPPED
  }
}
