// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.workloads;

import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The ways to look at what runs: as this tree, or as the table of pods.
final class WorkloadsChips extends HBox {
  WorkloadsChips(UiServices services, ClusterSession session) {
    super(8);
    setAlignment(Pos.CENTER_LEFT);
    Label tree = new Label(services.texts().get("workloads.tree"));
    tree.getStyleClass().addAll("chip", "on");
    tree.setMinWidth(USE_PREF_SIZE);
    Button table = new Button(services.texts().get("workloads.table"));
    table.getStyleClass().addAll("chip");
    table.setMinWidth(USE_PREF_SIZE);
    table.setOnAction(event -> services.navigator().go(Route.table(session, PodKind.KIND.id())));
    getChildren().setAll(tree, table);
  }
}
