// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.ui.control.Share;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.control.table.KindTableView;
import dev.pilothouse.ui.control.table.TableColumnSpec;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.FxmlView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The open table of nodes.
@SuppressWarnings("NullAway.Init")
final class NodesController extends FxmlView {
  private final KindTableView table;
  private final NodesViewModel model;
  @FXML private StackPane body;

  NodesController(UiServices services, ColumnMemory memory, Route route) {
    super(services.texts(), services.texts().get("table.title.nodes"));
    ClusterSession session = Objects.requireNonNull(route.session(), "nodes belong to a cluster");
    table = new KindTableView(services, session, session.show(NodeKind.KIND), memory);
    LiveRows pods = session.show(PodKind.KIND);
    model = new NodesViewModel(pods, services.background(), services.fx(), () -> table.table().tick());
    bag.add(table);
    bag.add(model);
    bag.add(services.fx().observe(session.metrics(), model::metrics));
    table.hideColumns(Set.of("cpu", "memory", "cpuAllocatable", "memoryAllocatable", "taints"));
    column(services, "cpuShare", model::cpu);
    column(services, "memoryShare", model::memory);
    column(services, "podsShare", model::pods);
    if (!route.option().isEmpty()) {
      table.filter(route.option());
    }
    body.getChildren().setAll(table);
  }

  private void column(UiServices services, String id, Function<Row, Share> value) {
    Function<Row, @Nullable Object> shown = value::apply;
    String words = services.texts().get("column." + id);
    table.addColumn(new TableColumnSpec<>(id, words, Column.Type.TEXT, false, false, id.equals("podsShare") ? 130 : 205, shown));
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
  public List<Action> actions() {
    return table.actions();
  }
}
