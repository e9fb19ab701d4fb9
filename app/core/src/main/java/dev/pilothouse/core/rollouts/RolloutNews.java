// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollouts;

import dev.pilothouse.core.rollout.RolloutProgress;

/// What happened to a rollout that had been seen under way.
public sealed interface RolloutNews {

  /// It is over.
  record Ended(EndedRollout rollout) implements RolloutNews {}

  /// It no longer gets on by itself. Told once for each revision.
  ///
  /// @param context the name of its context
  record Stalled(String contextId, String context, RolloutProgress rollout) implements RolloutNews {}
}
