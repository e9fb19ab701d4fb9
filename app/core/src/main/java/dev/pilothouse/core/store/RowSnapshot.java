// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.store;

import dev.pilothouse.core.kind.Row;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// All rows of a store at one moment. Immutable, cheap to take; a row keeps its slot as long as its object lives. Any thread.
public final class RowSnapshot implements Iterable<Row> {
  /// No rows, as of a kind that nobody may read.
  public static final RowSnapshot EMPTY = new RowSnapshot(new Row[0], 0, 0, uid -> -1);

  private final @Nullable Row[] slots;
  private final int size;
  private final long version;

  private final ToIntFunction<String> slotByUid;

  /// @param slotByUid where the store holds an object now, or -1: a hint, checked here
  RowSnapshot(@Nullable Row[] slots, int size, long version, ToIntFunction<String> slotByUid) {
    this.slots = slots;
    this.size = size;
    this.version = version;
    this.slotByUid = slotByUid;
  }

  /// The slot of an object; -1 when it is not in this snapshot.
  public int slotOf(String uid) {
    int slot = slotByUid.applyAsInt(uid);
    if (holds(slot, uid)) {
      return slot;
    }
    // The store went on since: the object may be gone from it and still be here.
    for (int each = 0; each < slots.length; each++) {
      if (holds(each, uid)) {
        return each;
      }
    }
    return -1;
  }

  private boolean holds(int slot, String uid) {
    Row row = slot >= 0 && slot < slots.length ? slots[slot] : null;
    return row != null && row.uid().equals(uid);
  }

  /// How many rows there are.
  public int size() {
    return size;
  }

  /// Grows with each change of the store.
  public long version() {
    return version;
  }

  /// One more than the greatest slot in use.
  public int slots() {
    return slots.length;
  }

  /// The row in a slot; null when the slot is free.
  public @Nullable Row at(int slot) {
    return slots[slot];
  }

  @Override
  public Iterator<Row> iterator() {
    return new Iterator<>() {
      private int next = -1;

      {
        advance();
      }

      private void advance() {
        do {
          next++;
        } while (next < slots.length && slots[next] == null);
      }

      @Override
      public boolean hasNext() {
        return next < slots.length;
      }

      @Override
      public Row next() {
        if (next >= slots.length) {
          throw new NoSuchElementException();
        }
        Row row = slots[next];
        advance();
        if (row == null) {
          throw new NoSuchElementException();
        }
        return row;
      }
    };
  }
}
