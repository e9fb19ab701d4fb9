// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.store;

import dev.pilothouse.core.kind.Row;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rows of a snapshot that pass a filter, in an order: a permutation of slots. Immutable; made and remade off the FX thread
/// and handed to it whole. Rows that compare equal stay in the order of their slots, so that nothing jumps.
///
/// [#next] takes a later snapshot of the same store and re-places only the rows whose place may be another one, by binary search.
public final class RowIndex {
  /// Above this share of changed rows a full sort is cheaper than placing them one by one.
  private static final int FULL_SORT_SHARE = 4;

  private final RowSnapshot snapshot;
  private final Predicate<? super Row> filter;
  private final Comparator<? super Row> order;
  private final int[] slots;
  /// The place of each slot, -1 without one; made when it is first asked for, by any thread.
  private volatile int @Nullable [] places;

  private RowIndex(
      RowSnapshot snapshot, Predicate<? super Row> filter, Comparator<? super Row> order, int[] slots) {
    this.snapshot = snapshot;
    this.filter = filter;
    this.order = order;
    this.slots = slots;
  }

  /// Filters and sorts all rows.
  public static RowIndex of(RowSnapshot snapshot, Predicate<? super Row> filter, Comparator<? super Row> order) {
    int[] found = new int[snapshot.size()];
    int count = 0;
    for (int slot = 0; slot < snapshot.slots(); slot++) {
      Row row = snapshot.at(slot);
      if (row != null && filter.test(row)) {
        found[count++] = slot;
      }
    }
    return new RowIndex(snapshot, filter, order, SlotSort.sorted(snapshot, found, count, order));
  }

  static Row row(RowSnapshot snapshot, int slot) {
    Row row = snapshot.at(slot);
    if (row == null) {
      throw new IllegalStateException("slot " + slot + " is free");
    }
    return row;
  }

  /// How many rows pass the filter.
  public int size() {
    return slots.length;
  }

  /// The row at a place of the view.
  public Row row(int place) {
    return row(snapshot, slots[place]);
  }

  /// The slot of the row at a place; it stays the same as long as the object lives.
  public int slot(int place) {
    return slots[place];
  }

  public RowSnapshot snapshot() {
    return snapshot;
  }

  /// The place of an object; -1 when it is not in the view.
  public int placeOf(String uid) {
    int slot = snapshot.slotOf(uid);
    return slot < 0 ? -1 : places()[slot];
  }

  private int[] places() {
    int[] known = places;
    if (known == null) {
      known = new int[snapshot.slots()];
      Arrays.fill(known, -1);
      for (int place = 0; place < slots.length; place++) {
        known[slots[place]] = place;
      }
      places = known;
    }
    return known;
  }

  /// Whether both show the same objects in the same order, whatever changed in the objects.
  @SuppressWarnings("ReferenceEquality") // one array is taken on as long as nothing moves
  public boolean sameOrder(RowIndex other) {
    if (slots == other.slots) {
      return true;
    }
    if (!Arrays.equals(slots, other.slots)) {
      return false;
    }
    for (int slot : slots) {
      Row mine = snapshot.at(slot);
      Row its = other.snapshot.at(slot);
      // a slot that became free may hold another object since
      if (mine != its && (mine == null || its == null || !mine.uid().equals(its.uid()))) {
        return false;
      }
    }
    return true;
  }

  /// The rows of this view that pass this filter too; nothing is sorted.
  public RowIndex narrowed(Predicate<? super Row> also) {
    int[] passing = new int[slots.length];
    int count = 0;
    for (int slot : slots) {
      if (also.test(row(snapshot, slot))) {
        passing[count++] = slot;
      }
    }
    return new RowIndex(snapshot, row -> filter.test(row) && also.test(row), order, Arrays.copyOf(passing, count));
  }

  /// The same rows in another order. Cheapest from the order of names, which decides between rows that are equal by a column.
  public RowIndex sortedBy(Comparator<? super Row> otherOrder) {
    int[] sorted =
        order.equals(Ordering.BY_NAME) && Ordering.endsWithNames(otherOrder)
            ? SlotSort.byLeading(snapshot, slots, otherOrder)
            : SlotSort.sorted(snapshot, ascending(slots), slots.length, otherOrder);
    return new RowIndex(snapshot, filter, otherOrder, sorted);
  }

  private static int[] ascending(int[] slots) {
    int[] copy = slots.clone();
    Arrays.sort(copy);
    return copy;
  }

  /// The same view of a later snapshot. Rows are told apart by identity: a row object that is the same has not changed.
  public RowIndex next(RowSnapshot later) {
    if (later.version() == snapshot.version()) {
      return this;
    }
    BitSet moved = new BitSet(later.slots());
    int[] entering = new int[16];
    int count = 0;
    for (int slot = 0; slot < Math.max(later.slots(), snapshot.slots()); slot++) {
      Row before = at(snapshot, slot);
      Row after = at(later, slot);
      if (before == after || staysInPlace(before, after)) {
        continue;
      }
      moved.set(slot);
      if (after != null && filter.test(after)) {
        if (count == entering.length) {
          entering = Arrays.copyOf(entering, count * 2);
        }
        entering[count++] = slot;
      }
    }
    if (moved.isEmpty()) {
      return new RowIndex(later, filter, order, slots);
    }
    int many = moved.cardinality();
    if (many > 64 && many > later.size() / FULL_SORT_SHARE) {
      return of(later, filter, order);
    }
    return merged(later, moved, SlotSort.sorted(later, entering, count, order));
  }

  /// Most changes are of a kind that moves nothing: another status in a table that is in the order of names.
  private boolean staysInPlace(@Nullable Row before, @Nullable Row after) {
    return before != null
        && after != null
        && before.uid().equals(after.uid())
        && filter.test(before) == filter.test(after)
        && order.compare(before, after) == 0;
  }

  private static @Nullable Row at(RowSnapshot snapshot, int slot) {
    return slot < snapshot.slots() ? snapshot.at(slot) : null;
  }

  /// Takes the moved rows out and puts the entering ones, which are sorted, in at their places.
  private RowIndex merged(RowSnapshot later, BitSet moved, int[] entering) {
    int[] staying = new int[slots.length];
    int stay = 0;
    for (int slot : slots) {
      if (!moved.get(slot)) {
        staying[stay++] = slot;
      }
    }
    int[] result = new int[stay + entering.length];
    int from = 0;
    int to = 0;
    for (int slot : entering) {
      int place = placeFor(later, staying, from, stay, slot);
      System.arraycopy(staying, from, result, to, place - from);
      to += place - from;
      from = place;
      result[to++] = slot;
    }
    System.arraycopy(staying, from, result, to, stay - from);
    return new RowIndex(later, filter, order, result);
  }

  private int placeFor(RowSnapshot later, int[] staying, int from, int to, int slot) {
    Row row = row(later, slot);
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int comparison = order.compare(row(later, staying[middle]), row);
      if (comparison < 0 || (comparison == 0 && staying[middle] < slot)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
