// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// Changes rows of a store, so many a second, as many each frame as are due, on a thread of its own until closed. The same rows in
/// each run.
final class SteadyChanges implements AutoCloseable {
  private static final long FRAME = 16_000_000;
  private final RowStore store;
  private final int perSecond;
  private final Function<Random, Row> changed;
  private final AtomicLong changes = new AtomicLong();
  private final long began = System.nanoTime();
  private volatile boolean closed;

  /// @param changed the next row as it is from now on
  SteadyChanges(RowStore store, int perSecond, Function<Random, Row> changed) {
    this.store = store;
    this.perSecond = perSecond;
    this.changed = changed;
    Thread.ofVirtual().name("changes").start(this::change);
  }

  private void change() {
    Random random = new Random(1);
    while (!closed) {
      long due = (System.nanoTime() - began) * perSecond / 1_000_000_000L - changes.get();
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < due; i++) {
        rows.add(changed.apply(random));
      }
      store.apply(ChangeBatch.of(rows, List.of()));
      changes.addAndGet(due);
      LockSupport.parkNanos(FRAME);
    }
  }

  /// How many there were in fact.
  double perSecond() {
    return changes.get() * 1e9 / (System.nanoTime() - began);
  }

  @Override
  public void close() {
    closed = true;
  }
}
