// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The one way by which a cluster is changed. Any thread; nothing blocks.
public interface CommandBus {

  /// What the guard says to a command now.
  Decision decide(Command command);

  /// Sends a command, once. A command that [#decide] would not let pass as it stands is refused, not sent; so is one whose
  /// confirmation was given for another command, context or guard.
  ///
  /// @param confirmation what the person confirmed; null when the decision needed none
  CompletableFuture<Outcome> run(Command command, @Nullable Confirmation confirmation);

  /// What the guard says to many commands at once. More than one are always asked for, with a single question.
  Decision decide(Batch batch);

  /// Sends many commands, one after the other, each once, under one confirmation. Each has its own entry in the journal. A guard
  /// that is changed meanwhile holds back what was not sent yet.
  BatchRun run(Batch batch, @Nullable Confirmation confirmation);

  /// Drains a node, under the confirmation of [Drain#batch]. Each pod has its own entry in the journal, however often it is asked
  /// for. A guard that is changed meanwhile holds back what was not sent yet.
  DrainRun run(Drain drain, @Nullable Confirmation confirmation);

  /// The drain of a node that is on its way; null when there is none.
  @Nullable DrainRun draining(ResourceRef node);

  /// Asks the server what it would say to a command. Nothing is changed, so nobody is asked and nothing is written down; but a
  /// read-only context sends not even this.
  CompletableFuture<DryRun> dryRun(Command command);

  /// What the guard says.
  sealed interface Decision {
    /// It may be sent as it is.
    record Go() implements Decision {}

    /// A person must see this and say yes.
    ///
    /// @param typedName what must be typed to confirm: the object, or for many the context; empty when a click is enough
    record Ask(Confirmation confirmation, String typedName) implements Decision {}

    record Refused(ClusterFailure failure) implements Decision {}
  }

  /// What exactly a person is asked to confirm.
  record Confirmation(String context, List<Command> commands, GuardLevel guard) {
    public Confirmation {
      commands = List.copyOf(commands);
    }

    public Confirmation(String context, Command command, GuardLevel guard) {
      this(context, List.of(command), guard);
    }

    /// The only one, or the first.
    public Command command() {
      return commands.getFirst();
    }
  }
}
