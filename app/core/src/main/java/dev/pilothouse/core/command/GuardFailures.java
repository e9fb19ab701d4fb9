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

  static ClusterFailure incomplete(String context) {
    return failure(Kind.INVALID, "incomplete", context);
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

  /// The object is not as it was shown, and nobody can say in what.
  static ClusterFailure changed(Command command, ClusterFailure served) {
    return failed(Kind.CONFLICT, "changed", Message.of("command.failed.changed.why", command.target().toString()), served);
  }

  /// The object is not as it was shown: this field is another.
  static ClusterFailure changed(Command command, Refusals.Difference field, ClusterFailure served) {
    String target = command.target().toString();
    Message why =
        field.open()
            ? Message.of("command.failed.changed.why.value", target, field.path(), field.nowText(), field.seenText())
            : Message.of("command.failed.changed.why.field", target, field.path());
    return failed(Kind.CONFLICT, "changed", why, served);
  }

  /// The object was deleted, and another has its name.
  static ClusterFailure recreated(Command command, ClusterFailure served) {
    return failed(Kind.CONFLICT, "recreated", Message.of("command.failed.recreated.why", command.target().toString()), served);
  }

  /// The object was deleted.
  static ClusterFailure gone(Command command, ClusterFailure served) {
    return failed(Kind.NOT_FOUND, "gone", Message.of("command.failed.gone.why", command.target().toString()), served);
  }

  private static ClusterFailure failed(Kind kind, String name, Message why, ClusterFailure served) {
    String key = "command.failed." + name;
    return new ClusterFailure(kind, Message.of(key + ".what"), why, Message.of(key + ".next"), served.detail(), served.causes());
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
