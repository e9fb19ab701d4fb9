// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.store.RowIndex;
import java.util.AbstractList;
import java.util.RandomAccess;

/// The rows of an index as the list that a table shows.
final class IndexedRows extends AbstractList<Row> implements PlacedRows<Row>, RandomAccess {
  private final RowIndex index;

  IndexedRows(RowIndex index) {
    this.index = index;
  }

  @Override
  public Row get(int place) {
    return index.row(place);
  }

  @Override
  public int size() {
    return index.size();
  }

  @Override
  public int placeOf(String id) {
    return index.placeOf(id);
  }

  @Override
  public boolean sameOrder(PlacedRows<?> before) {
    return before instanceof IndexedRows other && index.sameOrder(other.index);
  }
}
