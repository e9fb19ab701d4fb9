// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import org.jspecify.annotations.Nullable;

/// One of several objects that are scaled together.
///
/// @param now how many replicas are wanted now; -1 while that is not known
/// @param owner who owns the replicas, and what is changed there instead; empty for nobody
/// @param health of its room
/// @param room whether it fits; empty when the number stays
/// @param command what would be sent; null for nothing
/// @param told why it cannot be done, or was not; empty for nothing
record ManyRow(
    ResourceRef target, int now, int wanted, Message owner, Health health, Message room, @Nullable Command command, Step step,
    Message told) {

  /// How far it is.
  enum Step {
    READING,
    /// It could not be read.
    UNREADABLE,
    /// Nothing of it changes.
    SAME,
    READY,
    /// It cannot be done: somebody else owns it, or a right is missing.
    IMPOSSIBLE,
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    /// It was stopped before.
    NOT_SENT
  }
}
