// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.kind.Column.Type;
import dev.pilothouse.ui.text.Texts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// A table of things that live. Its rows are put in order elsewhere and handed in by [#show]; it keeps selection, focus and
/// scroll by the id of a row, whatever happens around it. FX thread only.
public final class ObjectTable<T> extends TableView<T> {
  private final Texts texts;
  private final InstantSource clock;
  private final Function<T, String> idOf;
  private final ItemList<T> list = new ItemList<>();
  private final ReadOnlyLongWrapper ticks = new ReadOnlyLongWrapper();
  private final Map<String, TableColumn<T, T>> columnById = new HashMap<>();
  private final List<TableColumnSpec<T>> specs = new ArrayList<>();
  private ColumnMemory memory = ColumnMemory.NONE;
  private String tableId = "";
  private Set<String> selectedIds = Set.of();
  private @Nullable String focusedId;
  private boolean settling;
  private long now;
  private Consumer<@Nullable T> onSelect = item -> {};
  private Consumer<T> onActivate = item -> {};
  private Consumer<Sort> onSort = sort -> {};
  private IntConsumer onToggle = index -> {};

  /// @param idOf what tells rows apart for good, a uid
  /// @param nameOf what type-ahead looks at and copying takes
  public ObjectTable(Texts texts, InstantSource clock, Function<T, String> idOf, Function<T, String> nameOf) {
    this.texts = texts;
    this.clock = clock;
    this.idOf = idOf;
    getStyleClass().add("object-table");
    setItems(list);
    setFixedCellSize(28);
    setPlaceholder(new Label());
    setTableMenuButtonVisible(false);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) change -> selectionMoved());
    getFocusModel().focusedIndexProperty().addListener((index, before, after) -> focusMoved(after.intValue()));
    setSortPolicy(
        table -> {
          if (!settling) {
            onSort.accept(order());
            remember();
          }
          return true;
        });
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    widthProperty().addListener(width -> fill());
    new TableKeys<>(this, nameOf);
  }

  /// How the rows are to be ordered.
  ///
  /// @param column empty for the first order
  public record Sort(String column, boolean descending) {
    public static final Sort NONE = new Sort("", false);
  }

  public void onSelect(Consumer<@Nullable T> handler) {
    onSelect = handler;
  }

  /// Enter or a double click.
  public void onActivate(Consumer<T> handler) {
    onActivate = handler;
  }

  /// Called when a person asks for another order; the answer is another [#show].
  public void onSort(Consumer<Sort> handler) {
    onSort = handler;
  }

  /// Called with an index when a person opens or closes a row of a tree.
  public void onToggle(IntConsumer handler) {
    onToggle = handler;
  }

  /// Sets the columns, as the person left them.
  public void columns(String id, List<TableColumnSpec<T>> wanted, ColumnMemory columnMemory) {
    settling = true;
    memory = columnMemory;
    tableId = id;
    specs.clear();
    specs.addAll(wanted);
    columnById.clear();
    ColumnMemory.Layout layout = memory.load(id);
    for (TableColumnSpec<T> spec : wanted) {
      TableColumn<T, T> column = column(spec);
      column.setVisible(layout == null ? !spec.wide() : layout.columns().contains(spec.id()));
      if (layout != null && layout.widths().get(spec.id()) instanceof Double width) {
        column.setPrefWidth(width);
      }
      columnById.put(spec.id(), column);
    }
    List<TableColumn<T, T>> ordered = new ArrayList<>();
    if (layout != null) {
      layout.columns().stream().filter(columnById::containsKey).forEach(name -> ordered.add(columnById.get(name)));
    }
    wanted.stream().map(spec -> columnById.get(spec.id())).filter(column -> !ordered.contains(column)).forEach(ordered::add);
    getColumns().setAll(ordered);
    if (layout != null && columnById.get(layout.sort()) instanceof TableColumn<T, T> sorted) {
      sorted.setSortType(layout.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
      getSortOrder().setAll(List.of(sorted));
    }
    settling = false;
    onSort.accept(order());
    fill();
  }

  private TableColumn<T, T> column(TableColumnSpec<T> spec) {
    TableColumn<T, T> column = new TableColumn<>(spec.title());
    column.setId(spec.id());
    column.setPrefWidth(spec.width());
    column.setMinWidth(40);
    if (spec.type() != Type.TEXT && spec.type() != Type.MONO && spec.type() != Type.STATUS) {
      column.getStyleClass().add("numeric");
    }
    // The value is the row; cells read what they show themselves, so that no wrapper is made for a comparison or a tick.
    column.setCellValueFactory(features -> new javafx.beans.property.ReadOnlyObjectWrapper<>(features.getValue()));
    column.setCellFactory(ignored -> new ObjectCell<>(this, spec, texts));
    column.visibleProperty().addListener(this::arranged);
    column.widthProperty().addListener(this::arranged);
    return column;
  }

  private void arranged(Observable changed) {
    if (!settling && getScene() != null) {
      remember();
    }
  }

  private void remember() {
    Map<String, Double> widths = new HashMap<>();
    List<String> visible = new ArrayList<>();
    for (TableColumn<T, ?> column : getVisibleLeafColumns()) {
      visible.add(column.getId());
      widths.put(column.getId(), column.getWidth());
    }
    memory.save(tableId, new ColumnMemory.Layout(visible, widths, order().column(), order().descending()));
  }

  /// The order that the headers show.
  public Sort order() {
    if (getSortOrder().isEmpty()) {
      return Sort.NONE;
    }
    TableColumn<T, ?> first = getSortOrder().getFirst();
    return new Sort(first.getId(), first.getSortType() == TableColumn.SortType.DESCENDING);
  }

  /// Shows these rows in this order, which must not change afterwards.
  public void show(List<T> rows) {
    now = clock.instant().getEpochSecond();
    if (sameOrder(rows)) {
      list.refresh(rows);
    } else {
      replace(rows);
    }
    ticks.set(ticks.get() + 1);
    ticks.get();
  }

  /// Reads the visible cells again.
  public void tick() {
    now = clock.instant().getEpochSecond();
    ticks.set(ticks.get() + 1);
    ticks.get();
  }

  private boolean sameOrder(List<T> rows) {
    if (rows.size() != list.size()) {
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (!idOf.apply(rows.get(i)).equals(idOf.apply(list.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private void replace(List<T> rows) {
    Anchor anchor = anchor();
    settling = true;
    try {
      list.replace(rows);
      restoreSelection();
    } finally {
      settling = false;
    }
    restoreScroll(anchor);
    T current = current();
    if (current == null && !selectedIds.isEmpty()) {
      selectedIds = Set.of();
      onSelect.accept(null);
    }
  }

  private void restoreSelection() {
    getSelectionModel().clearSelection();
    int focus = -1;
    int[] found = new int[selectedIds.size()];
    int count = 0;
    if (!selectedIds.isEmpty() || focusedId != null) {
      for (int i = 0; i < list.size(); i++) {
        String id = idOf.apply(list.get(i));
        if (count < found.length && selectedIds.contains(id)) {
          found[count++] = i;
        }
        if (id.equals(focusedId)) {
          focus = i;
        }
      }
    }
    for (int i = 0; i < count; i++) {
      getSelectionModel().select(found[i]);
    }
    if (focus >= 0) {
      getFocusModel().focus(focus);
    }
  }

  private record Anchor(String id, int index) {}

  private @Nullable Anchor anchor() {
    VirtualFlow<?> flow = flow();
    if (flow == null || flow.getFirstVisibleCell() == null) {
      return null;
    }
    int first = flow.getFirstVisibleCell().getIndex();
    boolean atTop = first == 0 && flow.getFirstVisibleCell().getLayoutY() > -1;
    return atTop || first >= list.size() ? null : new Anchor(idOf.apply(list.get(first)), first);
  }

  private void restoreScroll(@Nullable Anchor anchor) {
    VirtualFlow<?> flow = flow();
    if (anchor == null || flow == null) {
      return;
    }
    int index = indexOf(anchor.id);
    if (index >= 0 && index != anchor.index) {
      layout();
      flow.scrollPixels((index - anchor.index) * getFixedCellSize());
    }
  }

  private @Nullable VirtualFlow<?> flow() {
    return lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }

  /// Where the row with this id stands; -1 when it is not shown.
  public int indexOf(String id) {
    for (int i = 0; i < list.size(); i++) {
      if (idOf.apply(list.get(i)).equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /// Selects a row and shows it.
  public void selectIndex(int index) {
    if (index >= 0 && index < list.size()) {
      getSelectionModel().clearAndSelect(index);
      getFocusModel().focus(index);
      reveal(index);
    }
  }

  private void reveal(int index) {
    VirtualFlow<?> flow = flow();
    if (flow != null && flow.getFirstVisibleCell() != null && flow.getLastVisibleCell() != null) {
      flow.scrollTo(index);
    } else {
      scrollTo(index);
    }
  }

  /// The row that keys act on; null when none is selected.
  public @Nullable T current() {
    int index = getFocusModel().getFocusedIndex();
    if (index < 0 || index >= list.size() || !getSelectionModel().isSelected(index)) {
      index = getSelectionModel().getSelectedIndex();
    }
    return index >= 0 && index < list.size() ? list.get(index) : null;
  }

  public List<T> selected() {
    return getSelectionModel().getSelectedIndices().stream().filter(i -> i >= 0 && i < list.size()).map(list::get).toList();
  }

  ReadOnlyLongProperty ticks() {
    return ticks.getReadOnlyProperty();
  }

  long now() {
    return now;
  }

  void activate() {
    T current = current();
    if (current != null) {
      onActivate.accept(current);
    }
  }

  void toggle(int index) {
    if (index >= 0 && index < list.size()) {
      onToggle.accept(index);
    }
  }

  List<TableColumnSpec<T>> specs() {
    return specs;
  }

  @Nullable TableColumn<T, T> columnOf(String id) {
    return columnById.get(id);
  }

  private void selectionMoved() {
    if (!settling) {
      Set<String> ids = new HashSet<>();
      selected().forEach(item -> ids.add(idOf.apply(item)));
      if (!ids.equals(selectedIds)) {
        selectedIds = ids;
        onSelect.accept(current());
      }
    }
  }

  private void focusMoved(int index) {
    if (!settling) {
      focusedId = index >= 0 && index < list.size() ? idOf.apply(list.get(index)) : null;
    }
  }

  private void clicked(MouseEvent event) {
    if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && inRow(event)) {
      activate();
    }
  }

  private static boolean inRow(MouseEvent event) {
    return event.getPickResult().getIntersectedNode() instanceof javafx.scene.Node node && rowOf(node);
  }

  private static boolean rowOf(javafx.scene.Node node) {
    for (javafx.scene.Node at = node; at != null; at = at.getParent()) {
      if (at instanceof javafx.scene.control.TableRow<?> row) {
        return !row.isEmpty();
      }
    }
    return false;
  }

  /// Gives what is left of the width to the column that fills.
  private void fill() {
    if (getWidth() <= 0) {
      return;
    }
    TableColumn<T, T> filling = null;
    double others = 0;
    for (TableColumnSpec<T> spec : specs) {
      TableColumn<T, T> column = columnById.get(spec.id());
      if (column != null && column.isVisible()) {
        if (spec.fills() && filling == null) {
          filling = column;
        } else {
          others += column.getWidth();
        }
      }
    }
    if (filling != null) {
      double least = specs.stream().filter(TableColumnSpec::fills).findFirst().map(TableColumnSpec::width).orElse(200);
      settling = true;
      filling.setPrefWidth(Math.max(least, getWidth() - others - 12));
      settling = false;
    }
  }
}
