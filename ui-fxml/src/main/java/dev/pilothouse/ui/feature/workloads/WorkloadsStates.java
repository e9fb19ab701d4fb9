// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.workloads;

import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.control.table.TableBar;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.time.InstantSource;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/// What stands over a tree that has no lines, and how fresh it is.
final class WorkloadsStates extends StackPane {
  private final Texts texts;
  private final ClusterSession session;
  private final TableBar bar;
  private final InstantSource clock;
  private final StatePane pane = new StatePane();
  private Freshness freshness = new Freshness.Loading(0);

  WorkloadsStates(UiServices services, ClusterSession session, TableBar bar) {
    texts = services.texts();
    clock = services.clock();
    this.session = session;
    this.bar = bar;
    getChildren().add(pane);
    pane.loading(texts.get("workloads.loading"));
    visibleProperty().bind(pane.visibleProperty());
  }

  void show(WorkloadsViewModel.Shown next) {
    freshness = next.freshness();
    tick();
    decide(next);
  }

  void tick() {
    bar.fresh(freshness, clock.instant());
  }

  private void decide(WorkloadsViewModel.Shown shown) {
    if (!shown.rows().isEmpty()) {
      pane.ready();
      return;
    }
    switch (freshness) {
      case Freshness.Refused refused -> pane.failed(refused.failure(), texts, session::reconnect);
      case Freshness.Reconnecting broken -> pane.failed(broken.failure(), texts, session::reconnect);
      case Freshness.Loading loading -> pane.loading(texts.get("workloads.loading"));
      case Freshness.Live live -> {
        if (shown.filtered()) {
          Button clear = new Button(texts.get("table.clearFilter"));
          clear.getStyleClass().add("soft");
          clear.setOnAction(event -> bar.clear());
          pane.empty(texts.get("table.nothingMatches"), texts.get("table.nothingMatchesWhy"), "", clear);
        } else {
          pane.empty(texts.get("workloads.empty"), texts.get("workloads.emptyWhy"), "");
        }
      }
    }
  }
}
