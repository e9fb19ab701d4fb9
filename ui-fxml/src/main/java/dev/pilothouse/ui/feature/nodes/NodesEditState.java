// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the dialog that changes several nodes shows. Immutable.
///
/// @param effect what comes of it; empty while nothing is asked for
/// @param kubectl the line for all nodes that change; empty for none
/// @param typedName what must be typed before; empty when a click is enough
/// @param trouble why nothing can be sent; null for none
/// @param undoable how many of those that were done can be taken back
record NodesEditState(
    Phase phase, List<Line> lines, Message effect, Message evicts, List<String> kubectl, GuardLevel guard, String typedName,
    @Nullable ClusterFailure trouble, int undoable) {
  static final Message NOTHING = Message.literal("");

  NodesEditState {
    lines = List.copyOf(lines);
    kubectl = List.copyOf(kubectl);
  }

  /// How far all of them are.
  enum Phase {
    ASKING,
    RUNNING,
    ENDED
  }

  /// How far one is.
  enum Step {
    /// Nothing of it changes.
    SAME,
    READY,
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    /// It was stopped before.
    NOT_SENT
  }

  /// One node.
  ///
  /// @param command what would be sent; null for nothing
  /// @param words from what to what
  /// @param told why it was not done; empty for nothing
  record Line(Row node, @Nullable Command command, Message words, Step step, Message told) {}

  /// What would be sent, in the order of the lines.
  List<Command> commands() {
    return lines.stream().map(Line::command).filter(Objects::nonNull).toList();
  }

  int count(Step step) {
    return (int) lines.stream().filter(line -> line.step() == step).count();
  }
}
