// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.MetricsSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads what pods and nodes use, at a steady pace, while somebody subscribes and a connection stands. Any thread.
final class UsagePolling implements Observable<MetricsHistory>, Subscription {
  /// How long to wait when the cluster has no metrics-server or refuses it: it will hardly come within seconds.
  private static final Duration ABSENT = Duration.ofMinutes(5);

  private final Background background;
  private final Supplier<String> namespace;
  private final UsageHistory empty;
  private final Value<MetricsHistory> history;
  // Guarded by this.
  private UsageHistory known;
  private @Nullable MetricsSource source;
  private int subscribers;
  private int generation;
  private Subscription next = Subscription.NONE;

  /// @param empty what is known before the first reading; says how often it is read
  UsagePolling(Background background, Supplier<String> namespace, UsageHistory empty) {
    this.background = background;
    this.namespace = namespace;
    this.empty = empty;
    known = empty;
    history = new Value<>(empty);
  }

  @Override
  public MetricsHistory get() {
    return history.get();
  }

  @Override
  public Subscription subscribe(Consumer<? super MetricsHistory> observer) {
    Subscription told = history.subscribe(observer);
    synchronized (this) {
      subscribers++;
      if (subscribers == 1) {
        restart();
      }
    }
    AtomicBoolean done = new AtomicBoolean();
    return () -> {
      if (done.compareAndSet(false, true)) {
        told.close();
        leave();
      }
    };
  }

  private synchronized void leave() {
    subscribers--;
    if (subscribers == 0) {
      stop();
    }
  }

  /// Reads from a connection from now on; from none when it is null.
  synchronized void attach(@Nullable MetricsSource fresh) {
    source = fresh;
    restart();
  }

  /// Forgets all readings, because another cluster answers now.
  void clear() {
    synchronized (this) {
      known = empty;
    }
    history.set(empty);
  }

  private void stop() {
    generation++;
    next.close();
    next = Subscription.NONE;
  }

  private void restart() {
    stop();
    MetricsSource from = source;
    if (from != null && subscribers > 0) {
      int mine = generation;
      next = background.run("metrics", () -> read(mine, from));
    }
  }

  private void read(int mine, MetricsSource from) {
    MetricsSource.@Nullable Reading reading = null;
    @Nullable ClusterFailure failure = null;
    try {
      reading = from.read(namespace.get());
    } catch (ClusterException e) {
      failure = e.failure();
    } catch (RuntimeException e) {
      failure = SessionFailures.unexpected(e);
    }
    UsageHistory shown;
    synchronized (this) {
      if (mine != generation) {
        return;
      }
      boolean absent = failure != null && (failure.kind() == Kind.NOT_FOUND || failure.kind() == Kind.FORBIDDEN);
      if (reading != null) {
        known = known.with(reading);
      } else if (failure != null) {
        known = known.failed(failure);
      }
      shown = known;
      next = background.after(absent ? ABSENT : empty.period(), "metrics", () -> read(mine, from));
    }
    history.set(shown);
  }

  @Override
  public synchronized void close() {
    source = null;
    stop();
  }
}
