// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/// What stands over a table that has no rows: loading, empty, filtered away, refused, cut off.
final class TableStates extends StackPane {
  private final Texts texts;
  private final ClusterSession session;
  private final Runnable clearFilter;
  private final StatePane pane = new StatePane();

  TableStates(Texts texts, ClusterSession session, Runnable clearFilter) {
    this.texts = texts;
    this.session = session;
    this.clearFilter = clearFilter;
    getChildren().add(pane);
    visibleProperty().bind(pane.visibleProperty());
    setPickOnBounds(false);
  }

  void loading(ResourceKind kind) {
    pane.loading(texts.get("table.loading", kind.plural()));
  }

  void show(KindTableModel.Shown shown, ResourceKind kind) {
    if (!shown.rows().isEmpty()) {
      pane.ready();
      return;
    }
    switch (shown.freshness()) {
      case Freshness.Refused refused -> pane.failed(refused.failure(), texts, session::reconnect);
      case Freshness.Reconnecting broken when shown.total() == 0 -> pane.failed(broken.failure(), texts, session::reconnect);
      case Freshness.Loading loading -> loading(kind);
      case Freshness.Reconnecting broken -> filteredAway();
      case Freshness.Live live -> live(shown, kind);
    }
  }

  private void live(KindTableModel.Shown shown, ResourceKind kind) {
    if (shown.total() > 0) {
      filteredAway();
    } else {
      String namespace = kind.namespaced() ? session.namespace().get() : "";
      if (namespace.isEmpty()) {
        pane.empty(texts.get("table.empty", kind.plural()), texts.get("table.emptyWhy"), "");
      } else {
        Button all = new Button(texts.get("table.allNamespaces"));
        all.setOnAction(event -> session.namespace(""));
        pane.empty(
            texts.get("table.emptyNamespace", kind.plural(), namespace),
            texts.get("table.emptyWhy"),
            texts.get("table.emptyNext"),
            all);
      }
    }
  }

  private void filteredAway() {
    Button clear = new Button(texts.get("table.clearFilter"));
    clear.getStyleClass().add("soft");
    clear.setOnAction(event -> clearFilter.run());
    pane.empty(texts.get("table.nothingMatches"), texts.get("table.nothingMatchesWhy"), "", clear);
  }
}
