// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.ui.theme.Memory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps columns in the memory of the window, as `name:130,ready:70;name;up`. What it cannot read counts as nothing remembered.
public final class RememberedColumns implements ColumnMemory {
  private final Memory memory;

  public RememberedColumns(Memory memory) {
    this.memory = memory;
  }

  @Override
  public @Nullable Layout load(String table) {
    String[] parts = memory.read("columns." + table).split(";", -1);
    if (parts.length != 3 || parts[0].isEmpty()) {
      return null;
    }
    List<String> columns = new ArrayList<>();
    Map<String, Double> widths = new HashMap<>();
    for (String one : parts[0].split(",")) {
      int colon = one.lastIndexOf(':');
      if (colon <= 0 || !one.substring(colon + 1).matches("\\d{1,5}")) {
        return null;
      }
      columns.add(one.substring(0, colon));
      widths.put(one.substring(0, colon), Double.valueOf(one.substring(colon + 1)));
    }
    return new Layout(columns, widths, parts[1], parts[2].equals("down"));
  }

  @Override
  public void save(String table, Layout layout) {
    StringBuilder text = new StringBuilder();
    for (String column : layout.columns()) {
      text.append(text.isEmpty() ? "" : ",").append(column).append(':');
      text.append(Math.round(layout.widths().getOrDefault(column, 100.0)));
    }
    memory.write("columns." + table, text + ";" + layout.sort() + ";" + (layout.descending() ? "down" : "up"));
  }
}
