// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.store;

import dev.pilothouse.core.kind.Row;
import java.util.BitSet;
import java.util.function.Predicate;

/// How many rows of a snapshot pass a test. Immutable, any thread. [#next] looks at the rows that changed only.
public final class RowCount {
  private final RowSnapshot snapshot;
  private final Predicate<? super Row> test;
  private final BitSet passing;

  private RowCount(RowSnapshot snapshot, Predicate<? super Row> test, BitSet passing) {
    this.snapshot = snapshot;
    this.test = test;
    this.passing = passing;
  }

  public static RowCount of(RowSnapshot snapshot, Predicate<? super Row> test) {
    return new RowCount(RowSnapshot.EMPTY, test, new BitSet()).next(snapshot);
  }

  public int count() {
    return passing.cardinality();
  }

  /// The count for a later snapshot of the same store. A row object that is the same has not changed.
  public RowCount next(RowSnapshot later) {
    BitSet result = (BitSet) passing.clone();
    for (int slot = 0; slot < Math.max(later.slots(), snapshot.slots()); slot++) {
      Row before = slot < snapshot.slots() ? snapshot.at(slot) : null;
      Row after = slot < later.slots() ? later.at(slot) : null;
      if (before != after) {
        result.set(slot, after != null && test.test(after));
      }
    }
    return new RowCount(later, test, result);
  }
}
