// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.store;

import dev.pilothouse.core.kind.Column;
import dev.pilothouse.core.kind.KeyedOrder;
import dev.pilothouse.core.kind.NaturalOrder;
import dev.pilothouse.core.kind.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /// The same order with every key found once, for one sort; the order itself when there is nothing to find.
  static Comparator<? super Row> prepared(Comparator<? super Row> order) {
    return order instanceof Chain chain ? chain.prepared() : order;
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

    private Comparator<Row> prepared() {
      return new Chain(sorts.stream().map(sort -> new SortBy(remembering(sort.order), sort.descending)).toList());
    }

    private static Comparator<Row> remembering(Comparator<Row> order) {
      return order instanceof KeyedOrder<?> keyed ? remembering(keyed) : order;
    }

    private static <K> Comparator<Row> remembering(KeyedOrder<K> order) {
      Map<Row, K> known = new HashMap<>();
      return new KeyedOrder<>(row -> known.computeIfAbsent(row, order.key()), order.byKey());
    }
  }
}
