// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ResourceFeed;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.wire.SharedValues;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Feeds the rows of one cluster: every kind that is watched has a stream of its own on the one HTTP/2 connection, and two virtual
/// threads, one that reads and one that delivers. A line that died in silence is found by pings of the connection, and, where
/// those cannot be had, by a small request when nothing was heard for a while. Any thread.
public final class WatchFeed implements ResourceFeed, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchFeed.class);
  private static final int TICK_MILLIS = 1_000;
  private final FeedLine line;
  private final FeedTiming timing;
  private final SharedValues shared = new SharedValues();
  private final Set<KindWatch> watches = ConcurrentHashMap.newKeySet();
  private final Thread keeper;

  public WatchFeed(ClusterHttp http) {
    this(http, FeedTiming.standard());
  }

  WatchFeed(ClusterHttp http, FeedTiming timing) {
    this.line = new FeedLine(http, timing);
    this.timing = timing;
    keeper = Thread.ofVirtual().name("feed-keeper").start(this::keep);
  }

  @Override
  public Subscription watch(KindDescriptor kind, String namespace, Listener listener) {
    Delivery delivery = new Delivery(listener, timing);
    KindWatch watch = new KindWatch(kind, namespace, line, timing, shared, delivery);
    watches.add(watch);
    String name = kind.kind().id();
    Thread.ofVirtual().name("feed-deliver-" + name).start(delivery);
    Thread.ofVirtual().name("feed-read-" + name).start(() -> {
      try {
        watch.run();
      } finally {
        watches.remove(watch);
      }
    });
    return watch;
  }

  /// Looks after the line: tests it when it is silent, wakes the watches when it is back.
  private void keep() {
    try {
      long lastProbe = System.nanoTime();
      while (true) {
        Thread.sleep(Math.min(TICK_MILLIS, timing.silence().toMillis()));
        if (look(System.nanoTime() - lastProbe)) {
          lastProbe = System.nanoTime();
        }
      }
    } catch (InterruptedException end) {
      LOG.debug("feed ends");
    }
  }

  /// Returns whether the line was tested. Nothing that goes wrong here ends the keeping.
  private boolean look(long sinceProbe) throws InterruptedException {
    try {
      boolean unmarked = watches.stream().anyMatch(KindWatch::missesMark);
      boolean down = watches.stream().anyMatch(KindWatch::isUnreachable);
      boolean streaming = watches.stream().anyMatch(KindWatch::isStreaming);
      boolean due = down ? sinceProbe > timing.down().toNanos() : unmarked || (streaming && line.silence().suspicious());
      if (due && probe()) {
        // A server that has so much to do that the mark is late would not have answered before it.
        watches.forEach(KindWatch::endWithoutMark);
      }
      return due;
    } catch (RuntimeException | Error problem) {
      LOG.warn("the line could not be tested: {}", problem.getClass().getName());
      return true;
    }
  }

  /// Whether the server answers.
  private boolean probe() throws InterruptedException {
    try {
      line.probe();
      watches.forEach(KindWatch::wake);
      return true;
    } catch (ClusterException dead) {
      if (line.silence().nanos() > timing.down().toNanos()) {
        watches.forEach(watch -> watch.breakOff(dead.failure()));
        // It may be only this connection that is dead: behind a balancer another one can be good.
        line.renew();
      }
      return false;
    }
  }

  /// Ends every watch.
  @Override
  public void close() {
    keeper.interrupt();
    watches.forEach(KindWatch::close);
  }
}
