// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.store;

import dev.pilothouse.core.kind.KeyedOrder;
import dev.pilothouse.core.kind.Row;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;

/// Sorts the slots of a snapshot by their rows, stably, and finds what is dear to find only once for each row. Pure, any thread.
final class SlotSort {
  private SlotSort() {}

  private record Entry<K>(K key, int slot) {}

  /// @param slots not changed; rows that compare equal stay in its order
  static int[] sorted(RowSnapshot snapshot, int[] slots, int count, Comparator<? super Row> order) {
    if (!Ordering.endsWithNames(order)) {
      return byKey(snapshot, slots, count, row -> row, order);
    }
    int[] names = byKey(snapshot, slots, count, row -> row, Ordering.BY_NAME);
    return byLeading(snapshot, names, order);
  }

  /// @param names slots in the order of their rows' names
  static int[] byLeading(RowSnapshot snapshot, int[] names, Comparator<? super Row> order) {
    return switch (Ordering.leading(order)) {
      case KeyedOrder<?> keyed -> byKeyOf(snapshot, names, keyed);
      case Comparator<? super Row> other -> byKey(snapshot, names, names.length, row -> row, other);
    };
  }

  private static <K> int[] byKeyOf(RowSnapshot snapshot, int[] slots, KeyedOrder<K> order) {
    return byKey(snapshot, slots, slots.length, order.key(), order.byKey());
  }

  private static <K> int[] byKey(
      RowSnapshot snapshot, int[] slots, int count, Function<? super Row, ? extends K> key, Comparator<? super K> order) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    Entry<K>[] entries = new Entry[count];
    for (int i = 0; i < count; i++) {
      entries[i] = new Entry<>(key.apply(RowIndex.row(snapshot, slots[i])), slots[i]);
    }
    // Stable for objects: equal ones stay where they are.
    Arrays.sort(entries, (left, right) -> order.compare(left.key, right.key));
    int[] result = new int[count];
    for (int i = 0; i < count; i++) {
      result[i] = entries[i].slot;
    }
    return result;
  }
}
