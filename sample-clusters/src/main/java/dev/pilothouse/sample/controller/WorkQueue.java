// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import dev.pilothouse.sample.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The keys that a controller has to look at again: each at most once in the queue, as in client-go's work queues. Loop
/// thread only.
public final class WorkQueue {

  /// Several changes at once are looked at once.
  private static final Duration GATHER = Duration.ofMillis(15);

  /// In a past that nobody looks at, only where things end counts.
  private static final Duration GATHER_UNSEEN = Duration.ofSeconds(4);

  private final TaskLoop loop;
  private final Consumer<ObjectKey> reconcile;
  private final Set<ObjectKey> waiting = new HashSet<>();
  private final Map<ObjectKey, Instant> later = new HashMap<>();

  public WorkQueue(TaskLoop loop, Consumer<ObjectKey> reconcile) {
    this.loop = loop;
    this.reconcile = reconcile;
  }

  public void add(ObjectKey key) {
    if (waiting.add(key)) {
      loop.after(loop.isUnseen() ? GATHER_UNSEEN : GATHER, () -> {
        waiting.remove(key);
        reconcile.accept(key);
      });
    }
  }

  /// Adds a key later; of several such wishes for a key only the earliest is kept.
  public void addAfter(Duration delay, ObjectKey key) {
    Instant due = loop.now().plus(delay);
    Instant known = later.get(key);
    if (known != null && !known.isAfter(due)) {
      return;
    }
    later.put(key, due);
    loop.at(due, () -> {
      if (due.equals(later.get(key))) {
        later.remove(key);
        add(key);
      }
    });
  }
}
