// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.store.Ordering;
import dev.pilothouse.core.store.RowCount;
import dev.pilothouse.core.store.RowIndex;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.Comparator;
import java.util.function.Predicate;

/// The indexes behind one table, each taken on from the one before while what is wished stays the same. Immutable, any thread.
///
/// @param names all rows in the order of their names, from which any other order is quickest
/// @param all all rows in the wished order
/// @param shown those of them that pass
/// @param problems how many of all need a person
record TableIndexes(RowIndex names, RowIndex all, RowIndex shown, RowCount problems) {
  /// What is wished.
  ///
  /// @param sorted whether the order is another one than that of the names
  /// @param filtered whether any row may fail to pass
  record Wish(
      boolean sorted, Comparator<Row> order, boolean filtered, Predicate<Row> passes, Predicate<Row> problem) {}

  static TableIndexes of(RowSnapshot snapshot, Wish wish) {
    RowIndex names = RowIndex.of(snapshot, row -> true, Ordering.BY_NAME);
    return over(names, RowCount.of(snapshot, wish.problem), wish);
  }

  /// Statuses know the time and readings come anew: all that may depend on them is made again; the names stay.
  TableIndexes renewed(RowSnapshot snapshot, Wish wish) {
    return over(names.next(snapshot), RowCount.of(snapshot, wish.problem), wish);
  }

  /// Another order or filter over rows whose problems are counted already.
  TableIndexes rearranged(RowSnapshot snapshot, Wish wish) {
    return over(names.next(snapshot), problems.next(snapshot), wish);
  }

  private static TableIndexes over(RowIndex names, RowCount problems, Wish wish) {
    RowIndex all = wish.sorted ? names.sortedBy(wish.order) : names;
    return new TableIndexes(names, all, wish.filtered ? all.narrowed(wish.passes) : all, problems);
  }

  /// The same arrangement of later rows.
  TableIndexes next(RowSnapshot snapshot) {
    RowIndex nextNames = names.next(snapshot);
    RowIndex nextAll = all.equals(names) ? nextNames : all.next(snapshot);
    RowIndex nextShown = shown.equals(all) ? nextAll : shown.next(snapshot);
    return new TableIndexes(nextNames, nextAll, nextShown, problems.next(snapshot));
  }
}
