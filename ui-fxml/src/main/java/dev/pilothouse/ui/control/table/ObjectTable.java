// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.ui.text.Texts;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// A table of things that live. Its rows are put in order elsewhere and handed in by [#show]; it keeps selection, focus and
/// scroll by the id of a row, whatever happens around it. FX thread only.
public final class ObjectTable<T> extends TableView<T> {
  private final InstantSource clock;
  private final Function<T, String> idOf;
  private final ItemList<T> list = new ItemList<>();
  private final ReadOnlyLongWrapper ticks = new ReadOnlyLongWrapper();
  private final ReadOnlyLongWrapper seconds = new ReadOnlyLongWrapper();
  private final ColumnSet<T> columns;
  private Set<String> selectedIds = Set.of();
  private @Nullable String focusedId;
  private boolean settling;
  private long now;
  private Consumer<@Nullable T> onSelect = item -> {};
  private Consumer<T> onActivate = item -> {};
  private Consumer<Sort> onSort = sort -> {};
  private IntConsumer onToggle = index -> {};
  private Predicate<KeyEvent> onKey = event -> false;

  /// @param idOf what tells rows apart for good, a uid
  /// @param nameOf what type-ahead looks at and copying takes
  public ObjectTable(Texts texts, InstantSource clock, Function<T, String> idOf, Function<T, String> nameOf) {
    this.clock = clock;
    this.idOf = idOf;
    getStyleClass().add("object-table");
    columns = new ColumnSet<>(this, texts);
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
            columns.remember();
          }
          return true;
        });
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
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

  /// Keys that mean something to the view around; true when a key was taken.
  public void onKey(Predicate<KeyEvent> handler) {
    onKey = handler;
  }

  boolean takesKey(KeyEvent event) {
    return onKey.test(event);
  }

  /// Sets the columns, as the person left them.
  public void columns(String id, List<TableColumnSpec<T>> wanted, ColumnMemory memory) {
    settling = true;
    columns.set(id, wanted, memory);
    settling = false;
    onSort.accept(order());
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

  /// Reads the visible cells again that know the time: ages and statuses.
  public void timePassed() {
    now = clock.instant().getEpochSecond();
    seconds.set(now);
    seconds.get();
  }

  /// Reads all visible cells again.
  public void tick() {
    now = clock.instant().getEpochSecond();
    ticks.set(ticks.get() + 1);
    ticks.get();
  }

  private boolean sameOrder(List<T> rows) {
    if (rows instanceof PlacedRows<T> placed && list.rows() instanceof PlacedRows<T> before) {
      return placed.sameOrder(before);
    }
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
    int[] found = selectedIds.stream().mapToInt(this::indexOf).filter(place -> place >= 0).sorted().toArray();
    for (int place : found) {
      getSelectionModel().select(place);
    }
    int focus = focusedId == null ? -1 : indexOf(focusedId);
    if (focus >= 0) {
      getFocusModel().focus(focus);
    } else if (getFocusModel().getFocusedIndex() < 0 && !list.isEmpty()) {
      // without it the first Page Down of somebody who came by Tab does nothing
      getFocusModel().focus(0);
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
    if (list.rows() instanceof PlacedRows<T> placed) {
      return placed.placeOf(id);
    }
    for (int i = 0; i < list.size(); i++) {
      if (idOf.apply(list.get(i)).equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /// Selects the rows with these ids, now and as soon as they are there.
  public void select(Set<String> ids) {
    selectedIds = Set.copyOf(ids);
    settling = true;
    restoreSelection();
    settling = false;
  }

  /// Selects a row and shows it.
  public void selectIndex(int index) {
    if (index >= 0 && index < list.size()) {
      getSelectionModel().clearAndSelect(index);
      getFocusModel().focus(index);
      reveal(index);
    }
  }

  /// Selects the next row below that is such, from the top again after the last; false when there is none.
  public boolean selectNext(Predicate<T> such) {
    int from = getFocusModel().getFocusedIndex();
    for (int i = 1; i <= list.size(); i++) {
      int at = Math.floorMod(from + i, list.size());
      if (such.test(list.get(at))) {
        selectIndex(at);
        return true;
      }
    }
    return false;
  }

  private void reveal(int index) {
    VirtualFlow<?> flow = flow();
    if (flow != null && flow.getFirstVisibleCell() != null && flow.getLastVisibleCell() != null) {
      flow.scrollTo(index);
    } else {
      scrollTo(index);
    }
  }

  /// The row one page away from the focused one; 0 without rows.
  int pageAway(int pages) {
    VirtualFlow<?> flow = flow();
    IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
    IndexedCell<?> last = flow == null ? null : flow.getLastVisibleCell();
    int page = first == null || last == null ? 1 : Math.max(1, last.getIndex() - first.getIndex() - 1);
    int from = Math.max(0, getFocusModel().getFocusedIndex());
    return Math.max(0, Math.min(from + pages * page, list.size() - 1));
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

  ReadOnlyLongProperty seconds() {
    return seconds.getReadOnlyProperty();
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

  ColumnSet<T> columnSet() {
    return columns;
  }

  boolean settling() {
    return settling;
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
    for (javafx.scene.Node at = event.getPickResult().getIntersectedNode(); at != null; at = at.getParent()) {
      if (at instanceof javafx.scene.control.TableRow<?> row) {
        return !row.isEmpty();
      }
    }
    return false;
  }
}
