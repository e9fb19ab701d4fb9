// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.core.tail.LogStream.Phase;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;

/// Says how the streams of a view are: on the chip that follows them and, while there are no lines, in their place.
record LogStates(Texts texts, StatePane pane, ToggleButton follow, Runnable retry) {
  private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");

  /// How all streams together are, the one that matters most.
  static Phase together(List<LogStream> streams) {
    return first(streams, Phase.Following.class)
        .or(() -> first(streams, Phase.Broken.class))
        .or(() -> first(streams, Phase.Opening.class))
        .or(() -> first(streams, Phase.Queued.class))
        .or(() -> first(streams, Phase.Waiting.class))
        .or(() -> first(streams, Phase.Ended.class))
        .or(() -> first(streams, Phase.Failed.class))
        .orElseGet(() -> new Phase.Waiting(""));
  }

  private static Optional<Phase> first(List<LogStream> streams, Class<? extends Phase> kind) {
    return streams.stream().map(LogStream::phase).filter(kind::isInstance).findFirst();
  }

  void show(List<LogStream> streams, boolean empty) {
    Phase phase = together(streams);
    follow.pseudoClassStateChanged(LIVE, phase instanceof Phase.Following);
    follow.setText(
        texts.get(
            switch (phase) {
              case Phase.Broken _ -> "logs.reconnecting";
              case Phase.Ended _, Phase.Failed _ -> "logs.stopped";
              default -> "logs.follow";
            }));
    if (!empty) {
      pane.ready();
      return;
    }
    switch (phase) {
      case Phase.Waiting _ -> pane.loading(texts.get("logs.waiting"));
      case Phase.Opening _, Phase.Queued _ -> pane.loading(texts.get("logs.opening"));
      case Phase.Following _ -> pane.empty(texts.get("logs.empty"), texts.get("logs.emptyWhy"), "");
      case Phase.Broken broken -> pane.failed(broken.failure(), texts, retry);
      case Phase.Failed failed when neverRan(failed.failure()) ->
          pane.empty(texts.get("logs.noPrevious"), texts.get("logs.noPreviousWhy"), "");
      case Phase.Failed failed -> pane.failed(failed.failure(), texts, retry);
      case Phase.Ended _ -> pane.empty(texts.get("logs.emptyEnded"), "", "");
    }
  }

  /// The kubelet's words for a container that has not restarted, or whose last run is forgotten: nothing is wrong.
  static boolean neverRan(ClusterFailure failure) {
    return failure.detail().contains("previous terminated container");
  }
}
