// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// How fresh a view is: live, loading, reconnecting, stale since a time, refused. Nothing stale looks live.
public final class LiveBadge extends Label {
  /// A line that is down for longer than this makes what is shown stale.
  public static final Duration STALE_AFTER = Duration.ofSeconds(15);

  private @Nullable Freshness shown;

  public LiveBadge() {
    getStyleClass().add("live-badge");
    Region dot = new Region();
    dot.getStyleClass().add("live-dot");
    setGraphic(dot);
    setMinWidth(USE_PREF_SIZE);
  }

  public void show(Freshness freshness, Texts texts, Instant now) {
    if (freshness.equals(shown) && !(freshness instanceof Freshness.Reconnecting)) {
      return;
    }
    shown = freshness;
    getStyleClass().removeAll("live", "waiting", "stale", "refused", "state-loading");
    setTooltip(null);
    switch (freshness) {
      case Freshness.Live live -> say("live", texts.get("live.live"));
      case Freshness.Loading loading -> {
        say("waiting", texts.get("live.loading", loading.rows()));
        // The same class as that of a pane that loads: what waits for a view to be complete looks for it.
        getStyleClass().add("state-loading");
      }
      case Freshness.Reconnecting broken -> reconnecting(broken, texts, now);
      case Freshness.Refused refused -> {
        say("refused", texts.get("live.refused"));
        setTooltip(new Tooltip(texts.get(refused.failure().why())));
      }
    }
  }

  private void reconnecting(Freshness.Reconnecting broken, Texts texts, Instant now) {
    if (Duration.between(broken.since(), now).compareTo(STALE_AFTER) < 0) {
      say("waiting", texts.get("live.reconnecting"));
    } else {
      say("stale", texts.get("live.stale", Ages.clock(broken.since())));
    }
    setTooltip(new Tooltip(texts.get("live.tip", texts.get(broken.failure().why()), broken.attempt())));
  }

  private void say(String style, String words) {
    getStyleClass().add(style);
    setText(words);
  }
}
