// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands events to one listener, in order and one at a time, on the delivery executor.
final class Watcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final Consumer<WatchEvent> listener;
  private final Executor delivery;
  private final Consumer<Watcher> onClose;
  private final Queue<WatchEvent> waiting = new ArrayDeque<>();
  private boolean draining;
  private volatile boolean closed;

  Watcher(Consumer<WatchEvent> listener, Executor delivery, Consumer<Watcher> onClose) {
    this.listener = listener;
    this.delivery = delivery;
    this.onClose = onClose;
  }

  /// One that keeps its events until [#begin].
  static Watcher held(Consumer<WatchEvent> listener, Executor delivery, Consumer<Watcher> onClose) {
    Watcher watcher = new Watcher(listener, delivery, onClose);
    watcher.draining = true;
    return watcher;
  }

  /// Delivers what was kept, and from now on what comes.
  void begin() {
    synchronized (waiting) {
      draining = false;
    }
    deliver();
  }

  /// Queues an event. Called under the store's lock, so that the order is that of the versions.
  void offer(WatchEvent event) {
    synchronized (waiting) {
      waiting.add(event);
    }
  }

  /// Starts delivery if none is under way. Called without the store's lock.
  void deliver() {
    synchronized (waiting) {
      if (draining || waiting.isEmpty() || closed) {
        return;
      }
      draining = true;
    }
    delivery.execute(this::drain);
  }

  private void drain() {
    while (true) {
      WatchEvent event;
      synchronized (waiting) {
        event = closed ? null : waiting.poll();
        if (event == null) {
          draining = false;
          return;
        }
      }
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        LOG.warn("A listener failed on {} {}", event.type(), event.name(), e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    onClose.accept(this);
  }
}
