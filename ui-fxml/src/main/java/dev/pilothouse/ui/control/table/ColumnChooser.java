// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.ui.text.Texts;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.util.Subscription;

/// Shows how many columns a table has and lets one choose them. The first column that fills cannot be hidden: it names the row.
public final class ColumnChooser extends MenuButton {
  private Subscription counting = Subscription.EMPTY;

  public ColumnChooser() {
    getStyleClass().addAll("chip", "column-chooser");
    setMinWidth(USE_PREF_SIZE);
  }

  /// Call again after the columns of the table were set.
  public <T> void of(ObjectTable<T> table, Texts texts) {
    getItems().clear();
    for (TableColumnSpec<T> spec : table.columnSet().specs()) {
      CheckMenuItem item = new CheckMenuItem(spec.title());
      item.setMnemonicParsing(false);
      item.setSelected(table.columnSet().isWanted(spec.id()));
      item.setDisable(spec.id().equals("name"));
      item.selectedProperty().addListener((selected, before, after) -> table.columnSet().want(spec.id(), after));
      getItems().add(item);
    }
    counting.unsubscribe();
    counting = table.getVisibleLeafColumns().subscribe(() -> count(table, texts));
    count(table, texts);
  }

  private <T> void count(ObjectTable<T> table, Texts texts) {
    int shown = table.getVisibleLeafColumns().size();
    long wanted = table.columnSet().specs().stream().filter(spec -> table.columnSet().isWanted(spec.id())).count();
    setText(shown < wanted ? texts.get("table.columnsOf", shown, wanted) : texts.get("table.columns", shown));
  }
}
