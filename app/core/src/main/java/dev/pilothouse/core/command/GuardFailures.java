// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;

/// Why a command was refused here, in words. Each says that nothing was sent.
final class GuardFailures {
  private GuardFailures() {}

  static ClusterFailure readOnly(String context) {
    return failure(Kind.FORBIDDEN, "readOnly", context);
  }

  static ClusterFailure notConnected(String context) {
    return failure(Kind.UNREACHABLE, "notConnected", context);
  }

  static ClusterFailure unconfirmed(String context) {
    return failure(Kind.CONSENT, "unconfirmed", context);
  }

  static ClusterFailure otherConfirmation(String context) {
    return failure(Kind.CONSENT, "otherConfirmation", context);
  }

  static ClusterFailure running(String context) {
    return failure(Kind.CONFLICT, "running", context);
  }

  static ClusterFailure unexpected(Throwable cause) {
    String key = "command.failed.unexpected";
    return new ClusterFailure(
        Kind.OUTCOME_UNKNOWN,
        Message.of(key + ".what"),
        Message.of(key + ".why"),
        Message.of(key + ".next"),
        cause.getClass().getSimpleName());
  }

  /// A test of the patch failed. The server only says that the request was in error.
  static ClusterFailure changed(Command command, ClusterFailure served) {
    String key = "command.failed.changed";
    return new ClusterFailure(
        Kind.CONFLICT,
        Message.of(key + ".what"),
        Message.of(key + ".why", command.target().toString()),
        Message.of(key + ".next"),
        served.detail());
  }

  /// The program ended between the sending and the answer.
  static ClusterFailure interrupted() {
    String key = "command.failed.interrupted";
    return new ClusterFailure(
        Kind.OUTCOME_UNKNOWN, Message.of(key + ".what"), Message.of(key + ".why"), Message.of(key + ".next"), "");
  }

  private static ClusterFailure failure(Kind kind, String name, String context) {
    String key = "command.refused." + name;
    return new ClusterFailure(
        kind, Message.of(key + ".what", context), Message.of(key + ".why", context), Message.of(key + ".next", context), "");
  }
}
