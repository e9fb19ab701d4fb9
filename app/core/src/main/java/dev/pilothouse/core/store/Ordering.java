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

  /// Whether rows in the order of their names, put stably into [#leading], are in this order.
  static boolean endsWithNames(Comparator<? super Row> order) {
    return order instanceof Chain;
  }

  /// The order without the names that decide last.
  static Comparator<? super Row> leading(Comparator<? super Row> order) {
    return order instanceof Chain chain ? chain.leading() : order;
  }

  /// The first that tells two rows apart decides; names decide last, always ascending.
  public static Comparator<Row> of(List<SortBy> sorts) {
    return sorts.isEmpty() ? BY_NAME : new Chain(List.copyOf(sorts));
  }

  private record Chain(List<SortBy> sorts) implements Comparator<Row> {
    @Override
    public int compare(Row left, Row right) {
      for (SortBy sort : sorts) {
        int difference = sort.descending() ? sort.order.compare(right, left) : sort.order.compare(left, right);
        if (difference != 0) {
          return difference;
        }
      }
      return BY_NAME.compare(left, right);
    }

    private Comparator<Row> leading() {
      return sorts.stream()
          .map(sort -> sort.descending ? sort.order.reversed() : sort.order)
          .reduce(Comparator::thenComparing)
          .orElse(BY_NAME);
    }
  }
}
