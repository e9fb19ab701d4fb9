// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.store;

import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.NaturalOrder;
import dev.pilothouse.core.kind.Row;
import java.util.Comparator;
import java.util.List;

/// Makes the order of a table out of the columns that it is sorted by.
public final class Ordering {
  /// Namespace, then name: what a table without any sorted column has, and what decides between equal rows.
  public static final Comparator<Row> BY_NAME =
      (left, right) -> {
        int byNamespace = NaturalOrder.compare(left.namespace(), right.namespace());
        return byNamespace != 0 ? byNamespace : NaturalOrder.compare(left.name(), right.name());
      };

  private Ordering() {}

  /// One column that a table is sorted by.
  ///
  /// @param order how two rows compare; the column's own order, or the view's for what rows do not hold (metrics)
  public record SortBy(Comparator<Row> order, boolean descending) {
    public static SortBy column(Column column, boolean descending) {
      return new SortBy(column.order(), descending);
    }
  }

  /// The first that tells two rows apart decides; names decide last, always ascending.
  public static Comparator<Row> of(List<SortBy> sorts) {
    Comparator<Row> order = null;
    for (SortBy sort : sorts) {
      Comparator<Row> one = sort.descending() ? sort.order().reversed() : sort.order();
      order = order == null ? one : order.thenComparing(one);
    }
    return order == null ? BY_NAME : order.thenComparing(BY_NAME);
  }
}
