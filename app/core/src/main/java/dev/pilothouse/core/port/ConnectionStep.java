// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.model.Message;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One step of a connection, as the connection doctor shows it.
///
/// @param found what the step found, or what it does or waits for
/// @param startedAfter since the connection began
/// @param failure why the step failed; null unless [State#FAILED]
public record ConnectionStep(
    Stage stage, State state, Message found, Duration startedAfter, Duration took, @Nullable ClusterFailure failure) {

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
