// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.RolloutState;
import dev.pilothouse.core.rollouts.ImageStep;
import dev.pilothouse.core.session.ClusterSession;
import java.time.Duration;
import java.util.List;

/// A line of the board: a context, or one of its rollouts.
sealed interface BoardRow {

  /// What tells it from other lines for good.
  String id();

  ClusterSession session();

  /// The head of a context.
  ///
  /// @param open whether its rollouts are shown below it
  record Group(
      ClusterSession session, Link link, Freshness freshness, Duration latency, int inFlight, int stalled, int waiting,
          int held, boolean open)
      implements BoardRow {

    @Override
    public String id() {
      return "context/" + session.context().id();
    }
  }

  /// How a context stands.
  enum Link {
    CONNECTING,
    CONNECTED,
    FAILED
  }

  /// A rollout under way.
  ///
  /// @param began in seconds since 1970; 0 when it is not known
  /// @param usual how long it usually takes, in seconds; -1 when it is not known
  record Rollout(
      ClusterSession session,
      RolloutProgress progress,
      ImageStep images,
      long began,
      long usual,
      List<PodMark> pods,
      Message title,
      Message detail)
      implements BoardRow {

    @Override
    public String id() {
      return session.context().id() + "/" + progress.workload().uid();
    }

    RolloutState state() {
      return progress.state();
    }

    String name() {
      return progress.workload().name();
    }

    boolean needsLook() {
      return state() == RolloutState.STALLED || state() == RolloutState.WAITING;
    }
  }
}
