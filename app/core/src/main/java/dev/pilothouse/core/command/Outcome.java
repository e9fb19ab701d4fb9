// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.port.ClusterFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a command ended, as the journal keeps it.
///
/// @param failure why it was refused or failed, or why its outcome is not known; null when it was done
/// @param undo the command that takes it back; null when there is none
/// @param user as whom it was sent: the name of the context's user in the kubeconfig; empty when it is not known
/// @param warnings what the server warned of when it did it, in its own words
/// @param after the object, or the subresource, as the server says that it is now; null when it did not say, and in what was read
///     from the journal
public record Outcome(
    long id, Instant at, String context, Command command, Result result, Duration took, @Nullable ClusterFailure failure,
    @Nullable Command undo, String user, List<String> warnings, @Nullable KubeObject after) {

  public Outcome {
    warnings = List.copyOf(warnings);
  }

  /// One of which nobody keeps the object.
  public Outcome(
      long id, Instant at, String context, Command command, Result result, Duration took, @Nullable ClusterFailure failure,
      @Nullable Command undo, String user, List<String> warnings) {
    this(id, at, context, command, result, took, failure, undo, user, warnings, null);
  }

  /// One without warnings, of which nobody knows as whom it was sent.
  public Outcome(
      long id, Instant at, String context, Command command, Result result, Duration took, @Nullable ClusterFailure failure,
      @Nullable Command undo) {
    this(id, at, context, command, result, took, failure, undo, "", List.of());
  }

  /// The same for who keeps many.
  Outcome withoutObject() {
    return new Outcome(id, at, context, command, result, took, failure, undo, user, warnings, null);
  }

  /// The ways a command can end.
  public enum Result {
    RUNNING,
    DONE,
    /// Refused here, before anything was sent.
    REFUSED_HERE,
    /// The server said no.
    FAILED,
    /// The line broke after it was sent.
    UNKNOWN
  }
}
