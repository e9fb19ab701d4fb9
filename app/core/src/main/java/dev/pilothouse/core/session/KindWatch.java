// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.GenericKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.ResourceFeed;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// The watch of one kind of one session, over all connections that the session has in its time. The rows outlive a connection;
/// what a new one does not list any more goes when its first list is complete. Any thread.
final class KindWatch {
  private static final Logger LOG = LoggerFactory.getLogger(KindWatch.class);
  private static final Duration AGAIN = Duration.ofSeconds(5);
  /// A first list that takes longer is noted in the log.
  private static final Duration SLOW = Duration.ofSeconds(2);
  private final ResourceKind kind;
  private final Background background;
  private final Events events;
  private final RowStore store = new RowStore();
  private final Value<KindDescriptor> descriptor;
  private final Value<Freshness> freshness = new Value<>(new Freshness.Loading(0));
  private final Value<LiveRows.Skipped> skipped = new Value<>(LiveRows.Skipped.NONE);
  private volatile boolean described;
  // Guarded by this; one greater for each beginning and end, so that a late call of an earlier feed is known as such.
  private int generation;
  private int starts;
  private Subscription starting = Subscription.NONE;
  private @Nullable Subscription feed;
  private Set<String> unconfirmed = Set.of();
  private @Nullable Instant lostAt;
  private Instant begun = Instant.EPOCH;

  /// What the session wants to hear of its watches.
  interface Events {
    void changed(int changes);

    void freshness(ResourceKind kind, Freshness now);

    /// The server does not let this kind be listed as it was asked for.
    void refused(ResourceKind kind, ClusterFailure failure);
  }

  KindWatch(ResourceKind kind, @Nullable KindDescriptor builtIn, Background background, Events events) {
    this.kind = kind;
    this.background = background;
    this.events = events;
    described = builtIn != null;
    descriptor = new Value<>(builtIn == null ? new GenericKind(kind, List.of()) : builtIn);
    freshness.subscribe(now -> events.freshness(kind, now));
  }

  /// Begins to watch, in the background.
  synchronized void begin(ClusterConnection connection, String namespace) {
    stop();
    int mine = generation;
    begun = background.now();
    unconfirmed = new HashSet<>();
    for (Row row : store.snapshot()) {
      unconfirmed.add(row.uid());
    }
    if (unconfirmed.isEmpty()) {
      freshness.set(new Freshness.Loading(0));
    }
    String scope = kind.namespaced() ? namespace : "";
    starting = background.run("watch " + kind.id(), () -> start(mine, connection, scope));
  }

  private void start(int mine, ClusterConnection connection, String scope) {
    try {
      describe(connection);
      synchronized (this) {
        if (mine == generation) {
          feed = connection.feed().watch(descriptor.get(), scope, new Listening(mine));
        }
      }
    } catch (RuntimeException | Error problem) {
      LOG.warn("The watch of {} did not begin", kind.id(), problem);
      notBegun(mine, connection, scope, SessionFailures.unexpected(problem));
    }
  }

  /// Whatever it was, nobody waits for ever: it is shown, and tried again.
  private synchronized void notBegun(int mine, ClusterConnection connection, String scope, ClusterFailure failure) {
    if (mine == generation) {
      Instant since = lostAt == null ? background.now() : lostAt;
      lostAt = since;
      starts++;
      freshness.set(new Freshness.Reconnecting(since, starts, failure));
      starting = background.after(AGAIN, "watch " + kind.id(), () -> start(mine, connection, scope));
    }
  }

  private void describe(ClusterConnection connection) {
    if (described) {
      return;
    }
    try {
      KindDescriptor found = connection.gateway().describe(kind);
      described = true;
      descriptor.set(found);
    } catch (ClusterException e) {
      // The rows can be shown by name without their columns; the next connection asks again.
      skipped.update(before -> new LiveRows.Skipped(before.count(), kind.id(), e.failure().detail()));
    }
  }

  /// Ends the feed; the rows stay, marked as not live.
  synchronized void lose(ClusterFailure failure, int attempt) {
    stop();
    Instant since = lostAt == null ? background.now() : lostAt;
    lostAt = since;
    freshness.set(new Freshness.Reconnecting(since, attempt, failure));
  }

  /// Forgets all rows, because they belong to another scope or another cluster.
  synchronized void clear() {
    store.apply(new ChangeBatch(true, List.of(), List.of()));
    skipped.set(LiveRows.Skipped.NONE);
    unconfirmed = new HashSet<>();
    lostAt = null;
    freshness.set(new Freshness.Loading(0));
  }

  /// Ends the feed for good or until the next beginning.
  synchronized void stop() {
    generation++;
    starting.close();
    starting = Subscription.NONE;
    Subscription ending = feed;
    if (ending != null) {
      // Away from the caller, which may be the screen: ending a stream can mean writing to a slow line.
      background.run("end watch " + kind.id(), ending::close);
      feed = null;
    }
  }

  boolean namespaced() {
    return kind.namespaced();
  }

  /// A handle for one viewer.
  LiveRows handle(Runnable closed) {
    return new Handle(this, closed);
  }

  /// Hears one feed; deaf as soon as another has begun.
  private final class Listening implements ResourceFeed.Listener {
    private final int mine;

    private Listening(int mine) {
      this.mine = mine;
    }

    private boolean ifCurrent(Function<KindWatch, Boolean> action) {
      synchronized (KindWatch.this) {
        return mine == generation && action.apply(KindWatch.this);
      }
    }

    @Override
    public void changes(ChangeBatch batch) {
      if (ifCurrent(watch -> watch.apply(batch))) {
        events.changed(batch.upserts().size() + batch.deletedUids().size());
      }
    }

    @Override
    public void freshness(Freshness now) {
      boolean current = ifCurrent(watch -> watch.fresh(now));
      if (current && now instanceof Freshness.Refused refused) {
        events.refused(kind, refused.failure());
      }
    }

    @Override
    public void skipped(String where, String reason) {
      ifCurrent(
          watch -> {
            watch.skipped.update(before -> new LiveRows.Skipped(before.count() + 1, where, reason));
            return true;
          });
    }
  }

  private boolean apply(ChangeBatch batch) {
    boolean live = freshness.get() instanceof Freshness.Live;
    if (batch.reset()) {
      unconfirmed = new HashSet<>();
    } else if (!unconfirmed.isEmpty()) {
      batch.upserts().forEach(row -> unconfirmed.remove(row.uid()));
      batch.deletedUids().forEach(unconfirmed::remove);
    }
    store.apply(batch);
    return live && !batch.reset();
  }

  private boolean fresh(Freshness now) {
    if (now instanceof Freshness.Live) {
      if (freshness.get() instanceof Freshness.Loading) {
        Duration took = Duration.between(begun, background.now());
        Level level = took.compareTo(SLOW) > 0 ? Level.INFO : Level.DEBUG;
        LOG.atLevel(level).log("{}: {} objects read in {} ms", kind.id(), store.size(), took.toMillis());
      }
      lostAt = null;
      starts = 0;
      if (!unconfirmed.isEmpty()) {
        List<String> gone = List.copyOf(unconfirmed);
        unconfirmed = new HashSet<>();
        store.apply(ChangeBatch.of(List.of(), gone));
      }
    }
    freshness.set(now instanceof Freshness.Reconnecting broken ? sinceLost(broken) : now);
    return true;
  }

  /// What is shown is as old as the first of the troubles that follow each other, whoever tells of them.
  private Freshness sinceLost(Freshness.Reconnecting broken) {
    Instant since = lostAt == null || broken.since().isBefore(lostAt) ? broken.since() : lostAt;
    lostAt = since;
    return new Freshness.Reconnecting(since, broken.attempt(), broken.failure());
  }

  /// What one viewer holds.
  private record Handle(KindWatch watch, Runnable closed, AtomicBoolean done) implements LiveRows {
    private Handle(KindWatch watch, Runnable closed) {
      this(watch, closed, new AtomicBoolean());
    }

    @Override
    public KindDescriptor descriptor() {
      return watch.descriptor.get();
    }

    @Override
    public Observable<KindDescriptor> described() {
      return watch.descriptor;
    }

    @Override
    public RowStore store() {
      return watch.store;
    }

    @Override
    public Observable<Freshness> freshness() {
      return watch.freshness;
    }

    @Override
    public Observable<Skipped> skipped() {
      return watch.skipped;
    }

    @Override
    public void close() {
      if (done.compareAndSet(false, true)) {
        closed.run();
      }
    }
  }
}
