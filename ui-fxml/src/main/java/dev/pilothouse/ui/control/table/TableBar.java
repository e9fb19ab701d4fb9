// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.LiveRows.Skipped;
import dev.pilothouse.ui.control.FilterField;
import dev.pilothouse.ui.control.LiveBadge;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The bar above a table: filter, problems, how many, columns, how fresh.
public final class TableBar extends HBox {
  private static final double ROOM_FOR_COUNT = 640;
  private static final double ROOM_FOR_CHOOSER = 540;
  private static final double ROOM_FOR_ADDED = 460;

  private final Texts texts;
  private final FilterField filter = new FilterField();
  private final ToggleButton problems = new ToggleButton();
  private final Label wrong = new Label();
  private final Label skipped = new Label();
  private final Label count = new Label();
  private final ColumnChooser chooser = new ColumnChooser();
  private final LiveBadge live = new LiveBadge();
  private @Nullable Region added;

  public TableBar(Texts texts, Consumer<String> onFilter, Consumer<Boolean> onProblems) {
    this.texts = texts;
    getStyleClass().add("bar");
    setAlignment(Pos.CENTER_LEFT);
    filter.prompt(texts.get("table.filter"));
    filter.textProperty().addListener((text, before, after) -> onFilter.accept(after));
    problems.getStyleClass().addAll("chip", "problems");
    problems.setId("problems");
    problems.selectedProperty().addListener((selected, before, after) -> onProblems.accept(after));
    wrong.getStyleClass().add("filter-wrong");
    skipped.getStyleClass().addAll("chip", "warning");
    count.getStyleClass().add("row-count");
    count.setId("row-count");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    for (Region part : new Region[] {problems, skipped, count}) {
      part.setMinWidth(USE_PREF_SIZE);
    }
    getChildren().setAll(filter, problems, wrong, space, skipped, count, chooser, live);
    // In a narrow view the filter and what is wrong stay; the rest goes, the least first.
    setMinWidth(0);
    filter.setMinWidth(110);
    widthProperty().subscribe(width -> arrange(width.doubleValue()));
    present(problems, false);
    present(wrong, false);
    present(skipped, false);
  }

  /// Puts a part behind the filter.
  public void add(Region part) {
    getChildren().add(1, part);
    added = part;
  }

  private void arrange(double width) {
    if (width > 0) {
      present(count, width > ROOM_FOR_COUNT);
      present(chooser, width > ROOM_FOR_CHOOSER);
      if (added != null) {
        present(added, width > ROOM_FOR_ADDED);
      }
    }
  }

  /// Called when someone goes down from the filter into the table.
  public void onDown(Runnable handler) {
    filter.onDown(handler);
  }

  public void columns(ObjectTable<?> table) {
    chooser.of(table, texts);
  }

  void show(KindTableModel.Shown shown) {
    show(shown.rows().size(), shown.total(), shown.problems(), shown.wrong());
  }

  /// @param total without the filter
  /// @param wrongWords what is wrong with the filter; empty when nothing is
  public void show(int rows, int total, int bad, String wrongWords) {
    count.setText(
        rows == total
            ? texts.get("table.count", Amounts.count(total))
            : texts.get("table.countOf", Amounts.count(rows), Amounts.count(total)));
    problems.setText(texts.get("table.problems", bad));
    present(problems, bad > 0 || problems.isSelected());
    filter.wrong(wrongWords);
    wrong.setText(wrongWords);
    present(wrong, !wrongWords.isEmpty());
  }

  public void fresh(Freshness freshness, Instant now) {
    live.show(freshness, texts, now);
  }

  public void skipped(Skipped what) {
    skipped.setText(texts.get("table.skipped", what.count()));
    skipped.setTooltip(new Tooltip(texts.get("table.skippedTip", what.lastWhere(), what.lastReason())));
    present(skipped, what.count() > 0);
  }

  public void focusFilter() {
    filter.focusField();
  }

  public void type(String text) {
    filter.textProperty().set(text);
  }

  /// Clears filter and problems; false when there was nothing to clear.
  public boolean clear() {
    boolean something = !filter.textProperty().get().isEmpty() || problems.isSelected();
    filter.textProperty().set("");
    problems.setSelected(false);
    return something;
  }

  private static void present(Region part, boolean present) {
    part.setVisible(present);
    part.setManaged(present);
  }
}
