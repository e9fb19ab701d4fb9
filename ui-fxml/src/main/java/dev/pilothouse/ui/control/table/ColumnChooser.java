// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.ui.text.Texts;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;

/// Shows how many columns a table has and lets one choose them. The first column that fills cannot be hidden: it names the row.
public final class ColumnChooser extends MenuButton {
  public ColumnChooser() {
    getStyleClass().addAll("chip", "column-chooser");
    setMinWidth(USE_PREF_SIZE);
  }

  /// Call again after the columns of the table were set.
  public <T> void of(ObjectTable<T> table, Texts texts) {
    getItems().clear();
    for (TableColumnSpec<T> spec : table.columnSet().specs()) {
      TableColumn<T, T> column = table.columnSet().column(spec.id());
      if (column != null) {
        CheckMenuItem item = new CheckMenuItem(spec.title());
        item.setMnemonicParsing(false);
        item.setSelected(column.isVisible());
        item.setDisable(spec.id().equals("name"));
        item.selectedProperty()
            .addListener(
                (selected, before, after) -> {
                  column.setVisible(after);
                  count(table, texts);
                });
        getItems().add(item);
      }
    }
    count(table, texts);
  }

  private <T> void count(ObjectTable<T> table, Texts texts) {
    setText(texts.get("table.columns", table.getVisibleLeafColumns().size()));
  }
}
