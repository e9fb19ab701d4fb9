// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where tables keep how a person arranged their columns. FX thread only; returns at once.
public interface ColumnMemory {
  /// Remembers nothing.
  ColumnMemory NONE =
      new ColumnMemory() {
        @Override
        public @Nullable Layout load(String table) {
          return null;
        }

        @Override
        public void save(String table, Layout layout) {}
      };

  /// @param table the id of the table, for example `pods`
  /// @return null when nothing is remembered
  @Nullable Layout load(String table);

  void save(String table, Layout layout);

  /// @param columns the ids of the visible columns in their order
  /// @param widths by column id
  /// @param sort the id of the column it is sorted by; empty for the first order
  record Layout(List<String> columns, Map<String, Double> widths, String sort, boolean descending) {
    public Layout {
      columns = List.copyOf(columns);
      widths = Map.copyOf(widths);
    }
  }
}
