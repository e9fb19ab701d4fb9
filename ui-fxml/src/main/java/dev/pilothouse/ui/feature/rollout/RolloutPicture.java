// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.rollout.RolloutTrace;
import java.util.List;

/// What the view shows at one moment. Immutable.
sealed interface RolloutPicture {

  /// Before anything was read.
  static RolloutPicture begin() {
    return new Loading(new Freshness.Loading(0));
  }

  /// How far it can be trusted.
  Freshness freshness();

  /// The workload has not been seen yet, and may still come.
  record Loading(Freshness freshness) implements RolloutPicture {}

  /// There is no such workload.
  record Missing(Freshness freshness) implements RolloutPicture {}

  /// Workloads of this kind may not be read.
  record Refused(Freshness freshness, ClusterFailure failure) implements RolloutPicture {}

  /// The rollout as it is, or as it was when its workload was last there.
  ///
  /// @param row the workload
  /// @param history its revisions, newest first
  /// @param events oldest first
  /// @param goneAt when the workload was found to be gone, in seconds since 1970; 0 while it is there
  /// @param finishedAt when it was complete, as far as is known; 0 when it is not, or nobody knows
  /// @param now in seconds since 1970
  record Shown(
      RolloutProgress progress,
      RolloutTrace trace,
      Row row,
      List<RolloutRevision> history,
      List<Condition> conditions,
      List<RolloutEvent> events,
      long goneAt,
      long finishedAt,
      Freshness freshness,
      long now)
      implements RolloutPicture {

    boolean there() {
      return goneAt == 0;
    }

    /// When its story begins, in seconds since 1970.
    long begin() {
      return trace.from();
    }
  }
}
