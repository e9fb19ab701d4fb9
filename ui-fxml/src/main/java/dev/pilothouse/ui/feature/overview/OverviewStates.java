// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.overview;

import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.LiveBadge;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.text.Texts;
import java.time.InstantSource;

/// What stands over the overview until something is known, and how fresh it is.
final class OverviewStates {
  private final Texts texts;
  private final ClusterSession session;
  private final StatePane pane;
  private final LiveBadge live;
  private final InstantSource clock;
  private Freshness freshness = new Freshness.Loading(0);

  OverviewStates(Texts texts, ClusterSession session, StatePane pane, LiveBadge live, InstantSource clock) {
    this.texts = texts;
    this.session = session;
    this.pane = pane;
    this.live = live;
    this.clock = clock;
    pane.loading(texts.get("overview.loading"));
  }

  /// Whether there is something to see: pods or nodes, or an empty cluster once it is known to be empty. Nothing is called calm
  /// before everything was read.
  boolean show(OverviewViewModel.Overview next) {
    freshness = next.freshness();
    tick();
    boolean known = freshness instanceof Freshness.Live || !next.problems().isEmpty();
    boolean filled = next.pods() > 0 && !(freshness instanceof Freshness.Loading);
    switch (freshness) {
      case Freshness.Refused refused -> pane.failed(refused.failure(), texts, session::reconnect);
      case Freshness.Reconnecting broken when !filled -> pane.failed(broken.failure(), texts, session::reconnect);
      case Freshness.Loading loading when !known -> pane.loading(texts.get("overview.loading"));
      default -> {
        pane.ready();
        return true;
      }
    }
    return false;
  }

  void tick() {
    live.show(freshness, texts, clock.instant());
  }
}
