// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.core.settings.TableLayout;
import dev.pilothouse.core.settings.TableLayout.ColumnLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps columns in the settings.
public final class RememberedColumns implements ColumnMemory {
  private final SettingsStore settings;

  public RememberedColumns(SettingsStore settings) {
    this.settings = settings;
  }

  @Override
  public @Nullable Layout load(String table) {
    TableLayout kept = settings.settings().get().table(table);
    List<ColumnLayout> shown = kept.columns().stream().filter(column -> !column.hidden()).toList();
    if (shown.isEmpty()) {
      return null;
    }
    Map<String, Double> widths = new HashMap<>();
    shown.stream().filter(column -> column.width() > 0).forEach(column -> widths.put(column.id(), column.width()));
    return new Layout(shown.stream().map(ColumnLayout::id).toList(), widths, kept.sortedBy(), kept.descending());
  }

  @Override
  public void save(String table, Layout layout) {
    List<ColumnLayout> columns =
        layout.columns().stream().map(id -> new ColumnLayout(id, layout.widths().getOrDefault(id, 0.0), false)).toList();
    settings.update(
        before ->
            before.table(table, kept -> kept.columns(columns).sorted(layout.sort(), layout.descending())));
  }
}
