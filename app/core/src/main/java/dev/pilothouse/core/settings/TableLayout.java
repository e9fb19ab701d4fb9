// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import java.util.List;

/// How a person arranged a table.
///
/// @param columns in their order; a column that is not among them comes after, as its kind says
/// @param sortedBy the id of a column; empty for the table's own order
public record TableLayout(List<ColumnLayout> columns, String sortedBy, boolean descending) {
  public static final TableLayout DEFAULTS = new TableLayout(List.of(), "", false);

  public TableLayout {
    columns = List.copyOf(columns);
  }

  /// One column.
  ///
  /// @param width in pixels of the toolkit; 0 for the kind's own
  public record ColumnLayout(String id, double width, boolean hidden) {
    public ColumnLayout {
      width = Double.isNaN(width) || width <= 0 ? 0 : Math.clamp(width, 20, 4_000);
    }
  }

  public TableLayout columns(List<ColumnLayout> value) {
    return new TableLayout(value, sortedBy, descending);
  }

  public TableLayout sorted(String column, boolean downwards) {
    return new TableLayout(columns, column, downwards);
  }
}
