// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.Share;
import dev.pilothouse.ui.control.table.ColumnMemory;
import dev.pilothouse.ui.control.table.KindTableView;
import dev.pilothouse.ui.control.table.TableColumnSpec;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.UiServices;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The nodes in words: all that the map shows, one line each. FX thread; owns what it opens until it is closed.
final class NodesTable extends StackPane implements Subscription {
  private final Subscription.Bag bag = new Subscription.Bag();
  private final KindTableView table;
  private final SelectionBar selected;

  /// @param turn shows the same as a map
  NodesTable(UiServices services, ClusterSession session, ColumnMemory memory, Runnable turn) {
    table = new KindTableView(services, session, session.show(NodeKind.KIND), memory);
    NodesViewModel model = new NodesViewModel(session, services.background(), services.fx(), () -> table.table().tick());
    bag.add(table);
    bag.add(model);
    bag.add(services.fx().observe(session.metrics(), model::metrics));
    table.hideColumns(Set.of("cpu", "memory", "cpuAllocatable", "memoryAllocatable", "taints"));
    column(services, "cpuShare", model::cpu);
    column(services, "memoryShare", model::memory);
    column(services, "podsShare", model::pods);
    Button map = new Button("", Icons.of(Feather.MAP));
    map.setId("nodes-map");
    map.getStyleClass().add("chip");
    map.setAccessibleText(services.texts().get("map.map"));
    map.setTooltip(new Tooltip(services.texts().get("map.map")));
    map.setOnAction(event -> turn.run());
    table.addToBar(map);
    selected = new SelectionBar(services, session, this::selected, () -> table.table().getSelectionModel().clearSelection());
    FrameTicker.Update count = services.frames().update(this::count);
    table.table().getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) change -> count.request());
    bag.add(count);
    table.table().addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    selected.setMaxWidth(Double.MAX_VALUE);
    getStyleClass().add("nodes-table");
    BorderPane whole = new BorderPane(table);
    whole.setBottom(selected);
    whole.widthProperty().subscribe(width -> selected.fit(width.doubleValue()));
    getChildren().setAll(whole);
  }

  /// C is about all rows that are selected when there are several.
  private void key(KeyEvent event) {
    List<Row> rows = table.table().selected();
    boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    if (plain && event.getCode() == KeyCode.C && rows.size() > 1) {
      selected.cordon(rows.stream().allMatch(row -> row.flag(NodeKind.CORDONED)));
      event.consume();
    }
  }

  /// One row is nearly always selected: of that nothing is said.
  private void count() {
    int rows = table.table().selected().size();
    selected.show(rows > 1 ? rows : 0);
  }

  /// The uids of the rows that are selected.
  Set<String> selected() {
    return table.table().selected().stream().map(Row::uid).collect(Collectors.toSet());
  }

  void select(Set<String> uids) {
    table.table().select(uids);
  }

  private void column(UiServices services, String id, Function<Row, Share> value) {
    Function<Row, @Nullable Object> shown = value::apply;
    String words = services.texts().get("column." + id);
    table.addColumn(new TableColumnSpec<>(id, words, Column.Type.TEXT, false, false, id.equals("podsShare") ? 130 : 205, shown));
  }

  void filter(String words) {
    table.filter(words);
  }

  void focusTable() {
    table.focusTable();
  }

  boolean focusFilter() {
    return table.focusFilter();
  }

  boolean escape() {
    if (selected.isVisible()) {
      table.table().getSelectionModel().clearSelection();
      return true;
    }
    return table.escape();
  }

  List<Action> actions() {
    return Stream.concat(selected.actions().stream(), table.actions().stream()).toList();
  }

  @Override
  public void close() {
    bag.close();
  }
}
