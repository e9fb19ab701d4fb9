// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.MapSelection;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.FxmlView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.theme.Memory;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The nodes as a map and as a table, one at a time. Each is made when it is first looked at.
@SuppressWarnings("NullAway.Init")
final class NodesController extends FxmlView {
  private final UiServices services;
  private final ClusterSession session;
  private final ColumnMemory columns;
  private final MapMemory memory;
  private @Nullable MapView map;
  private @Nullable NodesTable table;
  private final ObjectProperty<MapSelection> selection = new SimpleObjectProperty<>(MapSelection.NONE);
  private boolean asMap;
  @FXML private StackPane body;

  NodesController(UiServices services, ColumnMemory columns, Memory memory, Route route) {
    super(services.texts(), services.texts().get("table.title.nodes"));
    this.services = services;
    this.session = Objects.requireNonNull(route.session(), "nodes belong to a cluster");
    this.columns = columns;
    this.memory = MapMemory.of(memory, session);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    // What is to be found is asked of the table, which leaves everything else out.
    if (!route.option().isEmpty()) {
      showTable().filter(route.option());
    } else if (this.memory.asTable()) {
      showTable();
    } else {
      showMap();
    }
  }

  private MapView showMap() {
    MapView now = map;
    if (now == null) {
      now = new MapView(services, session, memory, selection, this::turn);
      map = now;
      bag.add(now);
    }
    asMap = true;
    body.getChildren().setAll(now);
    return now;
  }

  private NodesTable showTable() {
    NodesTable now = table;
    if (now == null) {
      now = new NodesTable(services, session, columns, this::turn);
      table = now;
      bag.add(now);
    }
    asMap = false;
    body.getChildren().setAll(now);
    return now;
  }

  /// From the map to the table and back.
  private void turn() {
    if (asMap) {
      NodesTable now = showTable();
      if (!selection.get().isEmpty() || now.selected().size() > 1) {
        now.select(selection.get().uids());
      }
      now.focusTable();
    } else {
      // One row is always selected in a table; that is no selection on the map.
      Set<String> rows = showTable().selected();
      selection.set(rows.size() > 1 ? MapSelection.of(rows) : MapSelection.NONE);
      showMap().focusMap();
    }
    memory.keepView(!asMap);
  }

  private void key(KeyEvent event) {
    if (event.getText().equals("t") && !event.isShortcutDown() && !event.isAltDown()) {
      turn();
      event.consume();
    }
  }

  @Override
  public void focus() {
    if (asMap) {
      showMap().focusMap();
    } else {
      showTable().focusTable();
    }
  }

  @Override
  public boolean focusFilter() {
    if (asMap) {
      showMap().focusSearch();
      return true;
    }
    return showTable().focusFilter();
  }

  @Override
  public boolean escape() {
    return asMap ? showMap().escape() : showTable().escape();
  }

  @Override
  public List<Action> actions() {
    Action other =
        new Action(
            "nodes-turn", services.texts().get(asMap ? "map.table" : "map.map"), asMap ? Feather.LIST : Feather.MAP,
            "t", this::turn);
    List<Action> own = asMap ? showMap().actions() : showTable().actions();
    return Stream.concat(own.stream(), Stream.of(other)).toList();
  }
}
