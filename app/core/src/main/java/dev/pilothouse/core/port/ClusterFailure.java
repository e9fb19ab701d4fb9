// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.model.Message;
import java.util.List;

/// Why something with a cluster did not work, in words for a person. Holds no secret: `detail` has been cleaned of tokens, keys and
/// control characters where it was made.
///
/// @param what what happened, in one sentence
/// @param why the cause as far as it is known
/// @param next what the person can do now
/// @param detail the server's or the system's own words; empty when there are none
/// @param causes what the server says of single fields; empty when it says nothing of them
public record ClusterFailure(Kind kind, Message what, Message why, Message next, String detail, List<Cause> causes) {

  public ClusterFailure {
    causes = List.copyOf(causes);
  }

  public ClusterFailure(Kind kind, Message what, Message why, Message next, String detail) {
    this(kind, what, why, next, detail, List.of());
  }

  /// What the server says of a field.
  ///
  /// @param reason one word of the API: `FieldValueInvalid`, `FieldManagerConflict`
  /// @param field its path as the server writes it: `spec.template.spec.containers[0].image`; may be empty
  public record Cause(String reason, String field, String message) {}

  /// The same with what the server says of single fields.
  public ClusterFailure with(List<Cause> told) {
    return new ClusterFailure(kind, what, why, next, detail, told);
  }

  /// The kinds of failure that the program tells apart.
  public enum Kind {
    /// The kubeconfig, its files or the login program are not right.
    CONFIGURATION,
    /// A login program waits for a person's consent, or it was refused.
    CONSENT,
    UNREACHABLE,
    TIMEOUT,
    TLS,
    UNAUTHORIZED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    INVALID,
    GONE,
    THROTTLED,
    /// The answer was not one of a Kubernetes API, or an unknown error.
    UNEXPECTED,
    /// The line broke after a write was sent: whether it was done is not known.
    OUTCOME_UNKNOWN
  }
}
