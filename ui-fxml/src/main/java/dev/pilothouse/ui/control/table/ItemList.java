// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import java.util.List;
import javafx.collections.ObservableListBase;

/// The items of a table as one list that is replaced whole, with one change event. Rows that only changed in themselves are
/// replaced without any event: the visible cells read again.
final class ItemList<T> extends ObservableListBase<T> {
  private List<T> rows = List.of();

  @Override
  public T get(int index) {
    return rows.get(index);
  }

  @Override
  public int size() {
    return rows.size();
  }

  List<T> rows() {
    return rows;
  }

  /// Takes other objects for the same rows in the same order.
  void refresh(List<T> next) {
    rows = next;
  }

  /// Takes other rows.
  void replace(List<T> next) {
    List<T> before = rows;
    beginChange();
    rows = next;
    if (!before.isEmpty() || !next.isEmpty()) {
      nextReplace(0, next.size(), before);
    }
    endChange();
  }
}
