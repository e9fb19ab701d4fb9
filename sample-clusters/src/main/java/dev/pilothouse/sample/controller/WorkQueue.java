// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import dev.pilothouse.sample.store.ObjectKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// The keys that a controller has to look at again: each at most once in the queue, as in client-go's work queues. Loop thread only.
public final class WorkQueue {

  private final TaskLoop loop;
  private final Consumer<ObjectKey> reconcile;
  private final Set<ObjectKey> waiting = new HashSet<>();

  public WorkQueue(TaskLoop loop, Consumer<ObjectKey> reconcile) {
    this.loop = loop;
    this.reconcile = reconcile;
  }

  public void add(ObjectKey key) {
    if (waiting.add(key)) {
      loop.post(() -> {
        waiting.remove(key);
        reconcile.accept(key);
      });
    }
  }

  public void addAfter(Duration delay, ObjectKey key) {
    loop.after(delay, () -> add(key));
  }
}
