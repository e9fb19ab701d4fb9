// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.kube.failure.ClusterFailures;
import dev.pilothouse.kube.feed.FeedLine.Answer;
import dev.pilothouse.kube.wire.JsonWatchStream;
import dev.pilothouse.kube.wire.ListPage;
import dev.pilothouse.kube.wire.ProtobufWatchStream;
import dev.pilothouse.kube.wire.RowReader;
import dev.pilothouse.kube.wire.SharedValues;
import dev.pilothouse.kube.wire.WatchStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One kind, listed and watched for ever: the loop of client-go's Reflector (tools/cache/reflector.go). Runs on its own thread;
/// [#close], [#breakOff] and [#wake] may be called on any.
final class KindWatch implements Runnable, Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(KindWatch.class);
  private final ResourceKind kind;
  private final FeedLine line;
  private final FeedTiming timing;
  private final FeedRequests requests;
  private final SharedValues shared;
  private final RowReader reader;
  private final Delivery delivery;
  private final BackOff backOff;
  private final Rest rest = new Rest();

  private volatile boolean closed;
  private volatile boolean unreachable;
  private volatile boolean listAgain;
  private volatile @Nullable OpenStream stream;
  private volatile @Nullable Thread thread;

  // Of the watch's own thread:
  private String version = "";
  private boolean watchListServed = true;
  private boolean shown;
  private boolean lastWasShort;
  private long lastExpired;
  private @Nullable Instant troubleSince;
  private int attempt;

  KindWatch(KindDescriptor descriptor, String namespace, FeedLine line, FeedTiming timing, SharedValues shared, Delivery delivery) {
    this.kind = descriptor.kind();
    this.line = line;
    this.timing = timing;
    this.shared = shared;
    this.delivery = delivery;
    delivery.onFailure(this::notTaken);
    requests = new FeedRequests(descriptor, namespace);
    reader = new RowReader(descriptor, shared);
    backOff = new BackOff(timing, System::nanoTime, () -> ThreadLocalRandom.current().nextDouble());
    lastExpired = System.nanoTime() - timing.backOffReset().toNanos();
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    delivery.freshness(new Freshness.Loading(0));
    try {
      while (!closed) {
        try {
          cycle();
        } catch (RuntimeException | Error problem) {
          // Whatever it is, a view must not load for ever because of it.
          LOG.warn("watch of {} broke off", kind.id(), problem);
          version = "";
          trouble(ClusterFailures.of(problem), Duration.ZERO);
        }
      }
    } catch (InterruptedException end) {
      LOG.debug("watch of {} ends", kind.id());
    } finally {
      closeStream();
      delivery.close();
    }
  }

  /// One list, one watch, or one failure and the rest after it.
  private void cycle() throws InterruptedException {
    try {
      if (listAgain) {
        listAgain = false;
        version = "";
      }
      if (!version.isEmpty()) {
        watch(requests.watch(version, length()), null);
      } else if (watchListServed && line.knowsMark()) {
        watch(requests.watchList(length()), new InitialRows(delivery, shown));
      } else {
        list();
      }
    } catch (Refusal refusal) {
      refused(refusal);
    } catch (ClusterException | IOException problem) {
      if (!closed) {
        trouble(line.silence().failure(problem), Duration.ZERO);
      }
    }
  }

  private Duration length() {
    long shortest = timing.watchLength().toSeconds();
    return Duration.ofSeconds(ThreadLocalRandom.current().nextLong(shortest, shortest * 2 + 1));
  }

  // ---- watching

  private void watch(String path, @Nullable InitialRows initial)
      throws ClusterException, Refusal, IOException, InterruptedException {
    OpenStream open = new OpenStream(line.open(path, requests.accept(true)), initial != null);
    stream = open;
    if (closed || (listAgain && initial == null)) {
      open.close();
      return;
    }
    if (initial == null) {
      live();
    } else if (!shown) {
      delivery.freshness(new Freshness.Loading(0));
    }
    EventPump pump = new EventPump(kind, reader, delivery, open, initial, version, this::live);
    boolean ended = false;
    try (WatchStream events = events(open)) {
      pump.run(events);
      ended = true;
    } catch (IOException broken) {
      ClusterFailure by = open.brokenBy();
      if (by != null) {
        throw new ClusterException(by, broken);
      }
      if (!open.endedWithoutMark()) {
        throw broken;
      }
    } finally {
      stream = null;
      shown |= initial != null && (initial.shown() || !pump.version().isEmpty());
      version = pump.version();
    }
    ended(open, pump, ended);
  }

  private WatchStream events(OpenStream open) {
    return open.answer().protobuf()
        ? new ProtobufWatchStream(open.answer().body(), shared.texts())
        : new JsonWatchStream(open.answer().body(), shared.texts());
  }

  /// A watch that the server ended. That is nothing special unless it came too soon.
  private void ended(OpenStream open, EventPump pump, boolean properly) throws IOException, ClusterException {
    ClusterFailure by = open.brokenBy();
    if (by != null) {
      throw new ClusterException(by, null);
    }
    if (open.endedWithoutMark()) {
      line.noMark();
      return;
    }
    boolean tooShort = open.age() < timing.shortWatch().toNanos();
    boolean incomplete = open.awaitsMark();
    if (properly && (incomplete || (tooShort && (pump.events() == 0 || lastWasShort)))) {
      lastWasShort = tooShort;
      throw new EOFException("the server ended the watch at once");
    }
    lastWasShort = tooShort;
  }

  // ---- listing

  private void list() throws ClusterException, Refusal, IOException, InterruptedException {
    boolean whole = false;
    boolean again = true;
    while (again) {
      InitialRows rows = new InitialRows(delivery, shown);
      try {
        version = pages(rows, whole);
        rows.complete();
        again = false;
      } catch (Refusal refusal) {
        // The server has forgotten the list that the page belonged to: read it in one piece, as client-go's pager does.
        if (!refusal.expired() || whole) {
          throw refusal;
        }
        whole = true;
      } finally {
        shown |= rows.shown();
      }
    }
    shown = true;
    if (version.isEmpty()) {
      poll();
    }
  }

  private String pages(InitialRows rows, boolean whole) throws ClusterException, Refusal, IOException, InterruptedException {
    if (!shown) {
      delivery.freshness(new Freshness.Loading(0));
    }
    String more = "";
    while (true) {
      try (Answer answer = line.open(requests.list(more, whole), requests.accept(false))) {
        ListPage page = page(answer, rows);
        more = page.more();
        if (more.isEmpty()) {
          return page.resourceVersion();
        }
      }
    }
  }

  private ListPage page(Answer answer, InitialRows rows) throws IOException, InterruptedException {
    ListPage.Sink sink = new ListPage.Sink() {
      @Override
      public void read() throws InterruptedException {
        if (reader.hasIdentity()) {
          rows.add(reader.row());
        } else {
          broken("", "an object without name or uid");
        }
      }

      @Override
      public void broken(String where, String reason) {
        delivery.skipped(where.isEmpty() ? kind.plural() : where, reason);
      }
    };
    return answer.protobuf()
        ? ListPage.protobuf(answer.body(), kind, reader, shared.texts(), sink)
        : ListPage.json(answer.body(), reader, shared.texts(), sink);
  }

  /// For a kind that can be listed and not watched.
  private void poll() throws InterruptedException {
    version = "";
    watchListServed = false;
    live();
    rest.sleep(timing.poll());
  }

  // ---- trouble

  private void refused(Refusal refusal) throws InterruptedException {
    boolean initially = version.isEmpty();
    if (refusal.expired()) {
      expired(refusal);
      return;
    }
    switch (refusal.code()) {
      case 400, 422 -> {
        if (initially && watchListServed) {
          watchListServed = false;
          return;
        }
      }
      case 406, 415 -> {
        if (requests.withoutProtobuf()) {
          return;
        }
      }
      case 405 -> {
        if (initially && watchListServed) {
          watchListServed = false;
        } else {
          poll();
        }
        return;
      }
      case 403, 404 -> {
        if (refusal.code() == 403 && initially && watchListServed) {
          // Who may not watch may still list.
          watchListServed = false;
        } else {
          restRefused(refusal);
        }
        return;
      }
      default -> {}
    }
    trouble(refusal.failure(), refusal.retryAfter());
  }

  private void restRefused(Refusal refusal) throws InterruptedException {
    delivery.freshness(new Freshness.Refused(refusal.failure()));
    rest.sleep(timing.refusedAgain());
    version = "";
    watchListServed = true;
  }

  /// The version is too old: list again, and leave what is shown until that is done.
  private void expired(Refusal refusal) throws InterruptedException {
    version = "";
    long now = System.nanoTime();
    boolean soon = now - lastExpired < timing.backOffMost().toNanos();
    lastExpired = now;
    if (soon) {
      trouble(refusal.failure(), refusal.retryAfter());
    }
  }

  private void trouble(ClusterFailure failure, Duration atLeast) throws InterruptedException {
    Instant since = troubleSince;
    if (since == null) {
      // A line that fell silent did so when it was heard last, not when that was noticed.
      since = failure.kind() == Kind.TIMEOUT ? line.silence().heardAt() : Instant.now();
      troubleSince = since;
    }
    attempt++;
    delivery.freshness(new Freshness.Reconnecting(since, attempt, failure));
    Duration wait = backOff.next();
    boolean noLine = failure.kind() == Kind.UNREACHABLE || failure.kind() == Kind.TIMEOUT;
    unreachable = noLine;
    rest.sleep(wait.compareTo(atLeast) < 0 ? atLeast : wait);
    unreachable = false;
  }

  private void live() {
    troubleSince = null;
    attempt = 0;
    delivery.freshness(new Freshness.Live());
  }

  // ---- from other threads

  /// What was read could not be taken by who listens: it is read and told once more.
  private void notTaken(Throwable problem) {
    listAgain = true;
    breakOff(ClusterFailures.of(problem));
  }

  /// Whether it waits for a line that is down.
  boolean isUnreachable() {
    return unreachable;
  }

  boolean isStreaming() {
    return stream != null;
  }

  /// Tries again at once when it waits for the line.
  void wake() {
    if (unreachable) {
      rest.wake();
    }
  }

  /// Ends a stream whose line was found dead.
  void breakOff(ClusterFailure failure) {
    OpenStream open = stream;
    if (open != null) {
      open.breakOff(failure);
    }
  }

  /// Whether the mark at the end of the initial events should have come long ago.
  boolean missesMark() {
    OpenStream open = stream;
    return open != null && open.awaitsMark() && open.quiet() > timing.initialQuiet().toNanos();
  }

  /// Ends a stream that still misses its mark.
  void endWithoutMark() {
    OpenStream open = stream;
    if (open != null && missesMark()) {
      open.endWithoutMark();
    }
  }

  private void closeStream() {
    OpenStream open = stream;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    delivery.close();
    closeStream();
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
