// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.kind.Column;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/// The columns of a table: made from their specs, arranged as a person left them, one of them filling the width.
final class ColumnSet<T> {
  private static final double SCROLL_BAR = 12;

  private final ObjectTable<T> table;
  private final Texts texts;
  private final Map<String, TableColumn<T, T>> byId = new HashMap<>();
  private final List<TableColumnSpec<T>> specs = new ArrayList<>();
  private ColumnMemory memory = ColumnMemory.NONE;
  private String tableId = "";
  private boolean arranging;

  ColumnSet(ObjectTable<T> table, Texts texts) {
    this.table = table;
    this.texts = texts;
    table.widthProperty().addListener(width -> fill());
  }

  void set(String id, List<TableColumnSpec<T>> wanted, ColumnMemory columnMemory) {
    arranging = true;
    memory = columnMemory;
    tableId = id;
    specs.clear();
    specs.addAll(wanted);
    byId.clear();
    ColumnMemory.Layout layout = memory.load(id);
    for (TableColumnSpec<T> spec : wanted) {
      TableColumn<T, T> column = column(spec);
      column.setVisible(layout == null ? !spec.wide() : layout.columns().contains(spec.id()));
      Double width = layout == null ? null : layout.widths().get(spec.id());
      if (width != null) {
        column.setPrefWidth(width);
      }
      byId.put(spec.id(), column);
    }
    table.getColumns().setAll(ordered(layout));
    TableColumn<T, T> sorted = layout == null ? null : byId.get(layout.sort());
    if (layout != null && sorted != null) {
      sorted.setSortType(layout.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
      table.getSortOrder().setAll(List.of(sorted));
    }
    arranging = false;
    fill();
  }

  private List<TableColumn<T, T>> ordered(ColumnMemory.@Nullable Layout layout) {
    List<TableColumn<T, T>> ordered = new ArrayList<>();
    if (layout != null) {
      layout.columns().stream().filter(byId::containsKey).map(byId::get).forEach(ordered::add);
    }
    for (TableColumnSpec<T> spec : specs) {
      TableColumn<T, T> column = byId.get(spec.id());
      if (column != null && !ordered.contains(column)) {
        ordered.add(column);
      }
    }
    return ordered;
  }

  private TableColumn<T, T> column(TableColumnSpec<T> spec) {
    TableColumn<T, T> column = new TableColumn<>(spec.title());
    column.setId(spec.id());
    column.setPrefWidth(spec.width());
    column.setMinWidth(40);
    if (spec.type() != Column.Type.TEXT && spec.type() != Column.Type.MONO && spec.type() != Column.Type.STATUS) {
      column.getStyleClass().add("numeric");
    }
    // The value is the row; cells read what they show themselves, so that no wrapper is made for a comparison or a tick.
    column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
    column.setCellFactory(ignored -> new ObjectCell<>(table, spec, texts));
    column.visibleProperty().addListener(this::arranged);
    column.widthProperty().addListener(this::arranged);
    return column;
  }

  private void arranged(Observable changed) {
    if (!arranging && !table.settling() && table.getScene() != null) {
      remember();
      fill();
    }
  }

  void remember() {
    Map<String, Double> widths = new HashMap<>();
    List<String> visible = new ArrayList<>();
    for (TableColumn<T, ?> column : table.getVisibleLeafColumns()) {
      visible.add(column.getId());
      widths.put(column.getId(), column.getWidth());
    }
    ObjectTable.Sort order = table.order();
    memory.save(tableId, new ColumnMemory.Layout(visible, widths, order.column(), order.descending()));
  }

  List<TableColumnSpec<T>> specs() {
    return specs;
  }

  @Nullable TableColumn<T, T> column(String id) {
    return byId.get(id);
  }

  /// Gives what is left of the width to the column that fills.
  private void fill() {
    if (table.getWidth() <= 0 || arranging) {
      return;
    }
    TableColumn<T, T> filling = null;
    double least = 0;
    double others = 0;
    for (TableColumnSpec<T> spec : specs) {
      TableColumn<T, T> column = byId.get(spec.id());
      if (column != null && column.isVisible()) {
        if (spec.fills() && filling == null) {
          filling = column;
          least = spec.width();
        } else {
          others += Math.max(column.getWidth(), column.getPrefWidth());
        }
      }
    }
    if (filling != null) {
      arranging = true;
      filling.setPrefWidth(Math.max(least, table.getWidth() - others - SCROLL_BAR));
      arranging = false;
    }
  }
}
