// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.rollouts.EndedRollout;
import dev.pilothouse.core.session.ClusterSession;
import org.jspecify.annotations.Nullable;

/// A rollout that ended in the last day.
///
/// @param session where its workload can be opened; null when its context is not open
/// @param usual how long the others of its workload took, in seconds; -1 when it is not known
record FinishedRow(EndedRollout ended, @Nullable ClusterSession session, long usual) {

  String id() {
    return ended.key();
  }
}
