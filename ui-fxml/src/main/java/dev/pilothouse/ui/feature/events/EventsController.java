// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.events;

import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.control.table.KindTableView;
import dev.pilothouse.ui.control.table.ObjectTable;
import dev.pilothouse.ui.fx.Fxml;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/// The open table of events. Enter leads to what an event is about.
@SuppressWarnings("NullAway.Init")
final class EventsController implements FeatureView {
  private final KindTableView table;
  private final Parent root;
  private final ReadOnlyStringWrapper title;
  @FXML private StackPane body;

  EventsController(UiServices services, ColumnMemory memory, Route route) {
    ClusterSession session = Objects.requireNonNull(route.session(), "events belong to a cluster");
    root = Fxml.load(this, services.texts());
    title = new ReadOnlyStringWrapper(services.texts().get("table.title.events"));
    table = new KindTableView(services, session, session.show(EventKind.KIND), memory);
    EventsViewModel model = new EventsViewModel(session);
    table.refBy(model::about);
    table.hideColumns(Set.of("name", "age"));
    table.firstSort(new ObjectTable.Sort("lastSeen", false));
    if (!route.option().isEmpty()) {
      table.filter(route.option());
    }
    body.getChildren().setAll(table);
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public ObservableValue<String> title() {
    return title.getReadOnlyProperty();
  }

  @Override
  public void focus() {
    table.focusTable();
  }

  @Override
  public boolean focusFilter() {
    return table.focusFilter();
  }

  @Override
  public boolean escape() {
    return table.escape();
  }

  @Override
  public void close() {
    table.close();
  }
}
