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
  private boolean filled;

  OverviewStates(Texts texts, ClusterSession session, StatePane pane, LiveBadge live, InstantSource clock) {
    this.texts = texts;
    this.session = session;
    this.pane = pane;
    this.live = live;
    this.clock = clock;
  }

  void fresh(Freshness next) {
    freshness = next;
    tick();
    decide();
  }

  void tick() {
    live.show(freshness, texts, clock.instant());
  }

  void filled(boolean something) {
    filled = something;
    decide();
  }

  /// Whether there is something to see: an empty cluster too, once it is known to be empty.
  boolean filled() {
    return filled || freshness instanceof Freshness.Live;
  }

  private void decide() {
    if (filled()) {
      pane.ready();
      return;
    }
    switch (freshness) {
      case Freshness.Refused refused -> pane.failed(refused.failure(), texts, session::reconnect);
      case Freshness.Reconnecting broken -> pane.failed(broken.failure(), texts, session::reconnect);
      case Freshness.Loading loading -> pane.loading(texts.get("overview.loading"));
      case Freshness.Live now -> pane.ready();
    }
  }
}
