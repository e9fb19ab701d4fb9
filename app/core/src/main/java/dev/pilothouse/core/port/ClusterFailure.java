// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.model.Message;

/// Why something with a cluster did not work, in words for a person. Holds no secret: `detail` has been cleaned of tokens, keys and
/// control characters where it was made.
///
/// @param what what happened, in one sentence
/// @param why the cause as far as it is known
/// @param next what the person can do now
/// @param detail the server's or the system's own words; empty when there are none
public record ClusterFailure(Kind kind, Message what, Message why, Message next, String detail) {

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
