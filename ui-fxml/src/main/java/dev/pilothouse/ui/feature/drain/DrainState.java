// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drain;

import dev.pilothouse.core.command.Drain;
import dev.pilothouse.core.command.DrainRun;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.drain.DrainOptions;
import dev.pilothouse.core.drain.DrainPreview;
import dev.pilothouse.core.port.ClusterFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the dialog that drains shows. Immutable.
///
/// @param preview what would happen; null while nobody knows
/// @param drain what the button sends; null when nothing can be sent
/// @param cordoned whether the node takes no new pods already
/// @param typedName what must be typed before; empty when a click is enough
/// @param trouble why nothing can be sent, or what went wrong; null for nothing
/// @param run how far it is; null before it begins
record DrainState(
    Phase phase, List<DrainRow> rows, @Nullable DrainPreview preview, DrainOptions options, @Nullable Drain drain,
    boolean cordoned, GuardLevel guard, String typedName, @Nullable ClusterFailure trouble, DrainRun.@Nullable State run) {

  DrainState {
    rows = List.copyOf(rows);
  }

  /// How far it is.
  enum Phase {
    LOADING,
    /// The pods of the node cannot be read.
    UNREADABLE,
    ASKING,
    RUNNING,
    ENDED
  }
}
