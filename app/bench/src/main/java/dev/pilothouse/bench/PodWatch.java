// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.ResourceFeed;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// All pods of a cluster, read into a store as the program reads them.
final class PodWatch implements ResourceFeed.Listener, AutoCloseable {
  private static final int SCREEN = 30;
  private final RowStore store = new RowStore();
  private final CompletableFuture<Long> live = new CompletableFuture<>();
  private final long begun = System.nanoTime();
  private final Subscription subscription;
  private volatile long first;

  PodWatch(ResourceFeed feed) {
    this(feed, new PodKind());
  }

  PodWatch(ResourceFeed feed, KindDescriptor kind) {
    subscription = feed.watch(kind, "", this);
  }

  RowStore store() {
    return store;
  }

  long begun() {
    return begun;
  }

  /// When the store held as many rows as a screen shows.
  long first() {
    return first;
  }

  /// Waits until every row is there.
  ///
  /// @return when that was
  long awaitLive() throws Exception {
    return live.get(60, TimeUnit.SECONDS);
  }

  @Override
  public void changes(ChangeBatch batch) {
    store.apply(batch);
    if (first == 0 && store.size() >= SCREEN) {
      first = System.nanoTime();
    }
  }

  @Override
  public void freshness(Freshness freshness) {
    switch (freshness) {
      case Freshness.Live now -> live.complete(System.nanoTime());
      case Freshness.Loading loading -> {}
      case Freshness.Reconnecting broken -> live.completeExceptionally(new IOException("the line broke: " + broken.failure()));
      case Freshness.Refused refused -> live.completeExceptionally(new IOException("refused: " + refused.failure()));
    }
  }

  @Override
  public void skipped(String where, String reason) {
    live.completeExceptionally(new IOException("a pod was not understood: " + where + ": " + reason));
  }

  @Override
  public void close() {
    subscription.close();
  }
}
