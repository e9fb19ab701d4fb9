// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.port.ClusterFailure;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the dialog that scales several objects shows. Immutable.
///
/// @param typedName what must be typed before; empty when a click is enough
/// @param trouble why nothing can be sent; null for none
record ScaleManyState(
    Phase phase, List<ManyRow> rows, GuardLevel guard, String typedName, @Nullable ClusterFailure trouble) {

  ScaleManyState {
    rows = List.copyOf(rows);
  }

  /// How far all of them are.
  enum Phase {
    ASKING,
    RUNNING,
    ENDED
  }

  /// What would be sent, in the order of the rows.
  List<Command> commands() {
    return rows.stream().map(ManyRow::command).filter(Objects::nonNull).toList();
  }

  long count(ManyRow.Step step) {
    return rows.stream().filter(row -> row.step() == step).count();
  }
}
