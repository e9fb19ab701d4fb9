// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.store;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.Row;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rows of one kind of one cluster. Feeds write it in batches; views read snapshots. Any thread; listeners are called on the
/// writing thread, outside the lock, and must be quick (the screen's listener only marks a frame as due).
public final class RowStore {
  private final Map<String, Integer> slotByUid = new HashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private final List<Listening> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Row[] slots = new Row[64];
  private int used;
  private long version;
  private @Nullable RowSnapshot taken;

  /// Applies a batch whole: no snapshot shows half of it.
  public void apply(ChangeBatch batch) {
    synchronized (this) {
      if (batch.reset()) {
        forgetAllBut(batch);
      }
      batch.deletedUids().forEach(this::remove);
      batch.upserts().forEach(this::put);
      version++;
      taken = null;
    }
    listeners.forEach(listening -> listening.listener.accept(batch));
  }

  private void forgetAllBut(ChangeBatch batch) {
    Set<String> staying = new HashSet<>();
    batch.upserts().forEach(row -> staying.add(row.uid()));
    List.copyOf(slotByUid.keySet()).stream().filter(uid -> !staying.contains(uid)).forEach(this::remove);
  }

  private void put(Row row) {
    Integer slot = slotByUid.get(row.uid());
    if (slot == null) {
      slot = free.isEmpty() ? used++ : free.pop();
      if (slot >= slots.length) {
        slots = Arrays.copyOf(slots, slots.length * 2);
      }
      slotByUid.put(row.uid(), slot);
    }
    slots[slot] = row;
  }

  private void remove(String uid) {
    Integer slot = slotByUid.remove(uid);
    if (slot != null) {
      slots[slot] = null;
      free.push(slot);
    }
  }

  /// All rows of now. Costs a copy of the references when something changed since the last call, else nothing.
  public synchronized RowSnapshot snapshot() {
    RowSnapshot snapshot = taken;
    if (snapshot == null) {
      snapshot = new RowSnapshot(Arrays.copyOf(slots, used), slotByUid.size(), version, this::slotOf);
      taken = snapshot;
    }
    return snapshot;
  }

  public synchronized @Nullable Row byUid(String uid) {
    Integer slot = slotByUid.get(uid);
    return slot == null ? null : slots[slot];
  }

  private synchronized int slotOf(String uid) {
    return slotByUid.getOrDefault(uid, -1);
  }

  public synchronized int size() {
    return slotByUid.size();
  }

  /// Calls the listener after each batch.
  public Subscription subscribe(Consumer<ChangeBatch> listener) {
    Listening own = new Listening(listener);
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  /// Tells two subscriptions of the same listener apart: equal only to itself.
  private static final class Listening {
    private final Consumer<ChangeBatch> listener;

    private Listening(Consumer<ChangeBatch> listener) {
      this.listener = listener;
    }
  }
}
