// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;

/// The failures that a session finds itself, in words.
final class SessionFailures {
  private SessionFailures() {}

  static ClusterFailure notConnected() {
    return failure(Kind.UNREACHABLE, "notConnected", "");
  }

  static ClusterFailure reconnecting() {
    return failure(Kind.UNREACHABLE, "reconnecting", "");
  }

  static ClusterFailure cancelled() {
    return failure(Kind.UNREACHABLE, "cancelled", "");
  }

  static ClusterFailure unexpected(Throwable cause) {
    // Only the type: the text of an unknown exception may quote what nobody has cleaned.
    return failure(Kind.UNEXPECTED, "unexpected", cause.getClass().getSimpleName());
  }

  private static ClusterFailure failure(Kind kind, String name, String detail) {
    String key = "session.failure." + name;
    return new ClusterFailure(
        kind, Message.of(key + ".what"), Message.of(key + ".why"), Message.of(key + ".next"), detail);
  }
}
