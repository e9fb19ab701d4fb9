// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import java.util.concurrent.CompletableFuture;

/// The one way by which a cluster is changed. Any thread; nothing blocks.
public interface CommandBus {

  /// What the guard says to a command now.
  Decision decide(Command command);

  /// Sends a command, once. A command that [#decide] would not let pass as it stands is refused, not sent; so is one whose
  /// confirmation was given for another command, context or guard.
  ///
  /// @param confirmation what the person confirmed; null when the decision needed none
  CompletableFuture<Outcome> run(Command command, @org.jspecify.annotations.Nullable Confirmation confirmation);

  /// What the guard says.
  sealed interface Decision {
    /// It may be sent as it is.
    record Go() implements Decision {}

    /// A person must see this and say yes.
    ///
    /// @param typedName what must be typed to confirm; empty when a click is enough
    record Ask(Confirmation confirmation, String typedName) implements Decision {}

    record Refused(dev.pilothouse.core.port.ClusterFailure failure) implements Decision {}
  }

  /// What exactly a person is asked to confirm.
  record Confirmation(String context, Command command, GuardLevel guard) {}
}
