// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.ResourceFeed.Listener;
import dev.pilothouse.core.store.ChangeBatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands what one watch reads to its listener, on a thread of its own: the first rows at once, later changes collected to one batch
/// a frame, everything in the order in which it was read. The reading thread waits when the listener cannot keep up.
final class Delivery implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int MOST_WAITING = 20_000;
  private final Listener listener;
  private final FeedTiming timing;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Runnable> ready = new ArrayDeque<>();
  /// The open batch: the last that is known of each uid, empty for deleted.
  private Map<String, Optional<Row>> open = new LinkedHashMap<>();
  private long openSince;
  private boolean closed;
  private volatile Consumer<Throwable> failed = problem -> {};
  // Used by the delivering thread only:
  private boolean anything;
  private boolean loading;
  private int rows;
  private @Nullable Freshness told;

  Delivery(Listener listener, FeedTiming timing) {
    this.listener = listener;
    this.timing = timing;
  }

  /// @param action told when the listener failed: what it was to hear is lost
  void onFailure(Consumer<Throwable> action) {
    failed = action;
  }

  /// A row is new or changed.
  void upsert(String uid, Row row) throws InterruptedException {
    change(uid, Optional.of(row));
  }

  void delete(String uid) throws InterruptedException {
    change(uid, Optional.empty());
  }

  private void change(String uid, Optional<Row> now) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (open.size() >= MOST_WAITING && !closed) {
        changed.await();
      }
      if (open.isEmpty()) {
        openSince = System.nanoTime();
      } else {
        open.remove(uid);
      }
      open.put(uid, now);
      if (open.size() == 1 || open.size() == timing.firstRows()) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// A list is complete: it replaces everything before.
  void reset(List<Row> all) {
    then(() -> changes(new ChangeBatch(true, all, List.of())));
  }

  void freshness(Freshness freshness) {
    then(() -> {
      loading = freshness instanceof Freshness.Loading;
      tell(freshness);
    });
  }

  void skipped(String where, String reason) {
    then(() -> listener.skipped(where, reason));
  }

  /// Does something after everything that was read before.
  private void then(Runnable action) {
    lock.lock();
    try {
      closeBatch();
      ready.add(action);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void closeBatch() {
    if (!open.isEmpty()) {
      Map<String, Optional<Row>> batch = open;
      open = new LinkedHashMap<>();
      ready.add(() -> changes(batch));
    }
  }

  /// Nothing is delivered after this returns, but for a call that is under way.
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    try {
      for (Runnable action; (action = next()) != null; ) {
        try {
          action.run();
        } catch (RuntimeException | Error listenerFailed) {
          LOG.warn("a listener of the feed failed", listenerFailed);
          failed.accept(listenerFailed);
        }
      }
    } catch (InterruptedException end) {
      LOG.debug("delivery ends");
    }
  }

  /// Waits for what is to be delivered next; null when closed.
  private @Nullable Runnable next() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        Runnable action = ready.poll();
        if (action != null) {
          return action;
        }
        if (open.isEmpty()) {
          changed.await();
          continue;
        }
        long delay = (anything ? timing.laterDelay() : timing.firstDelay()).toNanos();
        long wait = openSince + delay - System.nanoTime();
        if (wait <= 0 || (!anything && open.size() >= timing.firstRows())) {
          closeBatch();
          changed.signalAll();
        } else {
          changed.await(wait, TimeUnit.NANOSECONDS);
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void changes(Map<String, Optional<Row>> batch) {
    List<Row> upserts = new ArrayList<>(batch.size());
    List<String> deleted = new ArrayList<>();
    batch.forEach((uid, row) -> row.ifPresentOrElse(upserts::add, () -> deleted.add(uid)));
    changes(ChangeBatch.of(upserts, deleted));
  }

  private void changes(ChangeBatch batch) {
    anything = true;
    listener.changes(batch);
    rows += batch.upserts().size();
    if (loading) {
      tell(new Freshness.Loading(rows));
    }
  }

  private void tell(Freshness freshness) {
    if (!freshness.equals(told)) {
      told = freshness;
      listener.freshness(freshness);
    }
  }
}
