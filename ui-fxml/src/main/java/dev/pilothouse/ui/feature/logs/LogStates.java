// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.text.Texts;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;

/// Says how a log is: on the chip that follows it and, while there are no lines, in their place.
record LogStates(Texts texts, StatePane pane, ToggleButton follow, Runnable retry) {
  private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");

  void show(LogsViewModel.State state, boolean empty) {
    follow.pseudoClassStateChanged(LIVE, state instanceof LogsViewModel.Following);
    follow.setText(
        texts.get(
            switch (state) {
              case LogsViewModel.Broken broken -> "logs.reconnecting";
              case LogsViewModel.Ended ended -> "logs.stopped";
              default -> "logs.follow";
            }));
    switch (state) {
      case LogsViewModel.Waiting waiting when empty -> pane.loading(texts.get("logs.waiting"));
      case LogsViewModel.Opening opening when empty -> pane.loading(texts.get("logs.opening"));
      case LogsViewModel.Following following when empty -> pane.empty(texts.get("logs.empty"), texts.get("logs.emptyWhy"), "");
      case LogsViewModel.Broken broken when empty -> pane.failed(broken.failure(), texts, retry);
      case LogsViewModel.Failed failed when neverRan(failed.failure()) ->
          pane.empty(texts.get("logs.noPrevious"), texts.get("logs.noPreviousWhy"), "");
      case LogsViewModel.Failed failed -> pane.failed(failed.failure(), texts, retry);
      default -> pane.ready();
    }
  }

  /// The kubelet's words for a container that has not restarted, or whose last run is forgotten: nothing is wrong.
  static boolean neverRan(ClusterFailure failure) {
    return failure.detail().contains("previous terminated container");
  }
}
