// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.kind.Column;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/// The columns of a table: made from their specs, arranged as a person left them, fitted into the width by [ColumnFit]. What a
/// person hid or widened is remembered; what was only squeezed or left out for want of room is not, and comes back with the room.
final class ColumnSet<T> {
  private static final double SCROLL_BAR = 12;

  private final ObjectTable<T> table;
  private final Texts texts;
  private final Map<String, TableColumn<T, T>> byId = new HashMap<>();
  private final List<TableColumnSpec<T>> specs = new ArrayList<>();
  /// What a person does not want to see.
  private final Set<String> unwanted = new HashSet<>();
  /// How wide each column would be with room for all.
  private final Map<String, Double> wanted = new HashMap<>();
  private ColumnMemory memory = ColumnMemory.NONE;
  private String tableId = "";
  private boolean arranging;

  ColumnSet(ObjectTable<T> table, Texts texts) {
    this.table = table;
    this.texts = texts;
    table.widthProperty().addListener(width -> fit());
  }

  void set(String id, List<TableColumnSpec<T>> columns, ColumnMemory columnMemory) {
    arranging = true;
    memory = columnMemory;
    tableId = id;
    specs.clear();
    specs.addAll(columns);
    byId.clear();
    unwanted.clear();
    wanted.clear();
    ColumnMemory.Layout layout = memory.load(id);
    for (TableColumnSpec<T> spec : columns) {
      boolean hidden = layout == null ? spec.wide() : !layout.columns().contains(spec.id());
      if (hidden) {
        unwanted.add(spec.id());
      }
      Double width = layout == null ? null : layout.widths().get(spec.id());
      wanted.put(spec.id(), width == null ? Double.valueOf(spec.width()) : width);
      TableColumn<T, T> column = column(spec);
      column.setVisible(!hidden);
      byId.put(spec.id(), column);
    }
    table.getColumns().setAll(ordered(layout));
    TableColumn<T, T> sorted = layout == null ? null : byId.get(layout.sort());
    if (layout != null && sorted != null) {
      sorted.setSortType(layout.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
      table.getSortOrder().setAll(List.of(sorted));
    }
    arranging = false;
    fit();
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
    TableColumn<T, T> column = new TableColumn<>(spec.title().toUpperCase(Locale.ROOT));
    column.setId(spec.id());
    column.setPrefWidth(wanted.getOrDefault(spec.id(), (double) spec.width()));
    column.setMinWidth(40);
    if (spec.type() != Column.Type.TEXT && spec.type() != Column.Type.MONO && spec.type() != Column.Type.STATUS) {
      column.getStyleClass().add("numeric");
    }
    // The value is the row; cells read what they show themselves, so that no wrapper is made for a comparison or a tick.
    column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
    column.setCellFactory(ignored -> new ObjectCell<>(table, spec, texts));
    column.widthProperty().addListener((width, before, after) -> widened(spec, after.doubleValue()));
    return column;
  }

  /// A person drew a column wider or narrower: it keeps that, and the column that fills takes the difference.
  private void widened(TableColumnSpec<T> spec, double width) {
    if (!arranging && !table.settling() && table.getScene() != null) {
      if (!spec.fills()) {
        wanted.put(spec.id(), width);
      }
      remember();
      arrange(new ColumnFit(fitted()).refilled(room(), this::widthNow));
    }
  }

  void remember() {
    Map<String, Double> widths = new HashMap<>();
    List<String> visible = new ArrayList<>();
    for (TableColumn<T, ?> column : table.getColumns()) {
      if (!unwanted.contains(column.getId())) {
        visible.add(column.getId());
        widths.put(column.getId(), wanted.getOrDefault(column.getId(), column.getWidth()));
      }
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

  /// Whether a person wants to see the column, be there room for it or not.
  boolean isWanted(String id) {
    return !unwanted.contains(id);
  }

  void want(String id, boolean shown) {
    if (shown ? unwanted.remove(id) : unwanted.add(id)) {
      remember();
      fit();
    }
  }

  private void fit() {
    if (table.getWidth() > 0 && !arranging) {
      arrange(new ColumnFit(fitted()).into(room()));
    }
  }

  private double room() {
    return table.getWidth() - SCROLL_BAR;
  }

  private double widthNow(String id) {
    TableColumn<T, T> column = byId.get(id);
    return column == null ? 0 : column.getWidth();
  }

  private List<ColumnFit.Part> fitted() {
    List<ColumnFit.Part> parts = new ArrayList<>();
    boolean filled = false;
    for (TableColumnSpec<T> spec : specs) {
      if (!unwanted.contains(spec.id())) {
        boolean fills = spec.fills() && !filled;
        filled |= fills;
        parts.add(ColumnFit.part(spec, fills, wanted.getOrDefault(spec.id(), (double) spec.width())));
      }
    }
    return parts;
  }

  /// @param widths those that are shown; a column that is missing is left out for now
  private void arrange(Map<String, Double> widths) {
    arranging = true;
    byId.forEach(
        (id, column) -> {
          Double width = widths.get(id);
          column.setVisible(width != null);
          if (width != null) {
            column.setPrefWidth(width);
          }
        });
    arranging = false;
  }
}
