// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Freshness;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The kinds that a session watches now: those with an open handle, and for a little while those that had one, so that going
/// to another view and back lists nothing anew. Any thread.
final class KindWatches implements Subscription {
  /// How long a kind that nobody shows any more is still watched.
  static final Duration GRACE = Duration.ofSeconds(10);

  private final Function<ResourceKind, Optional<KindDescriptor>> builtIn;
  private final Background background;
  private final KindWatch.Events events;
  private final Map<ResourceKind, Held> held = new HashMap<>();
  private @Nullable ClusterConnection connection;
  private @Nullable ClusterFailure trouble;
  private int attempt;
  private String namespace;
  private boolean closed;

  KindWatches(
      Function<ResourceKind, Optional<KindDescriptor>> builtIn,
      Background background,
      KindWatch.Events events,
      String namespace) {
    this.builtIn = builtIn;
    this.background = background;
    this.events = events;
    this.namespace = namespace;
  }

  synchronized LiveRows show(ResourceKind kind) {
    Held one = held.get(kind);
    if (one == null) {
      one = new Held(kind, new KindWatch(kind, builtIn.apply(kind).orElse(null), background, events));
      if (!closed) {
        held.put(kind, one);
        beginOrWait(one);
      }
    }
    one.handles++;
    one.ending.close();
    one.ending = Subscription.NONE;
    Held shown = one;
    return one.watch.handle(() -> release(shown));
  }

  private void beginOrWait(Held one) {
    if (connection != null) {
      one.watch.begin(connection, namespace);
    } else if (trouble != null) {
      one.watch.lose(trouble, attempt);
    }
  }

  private synchronized void release(Held one) {
    one.handles--;
    if (one.handles == 0 && held.get(one.kind) == one) {
      one.ending = background.after(GRACE, "end watch " + one.kind.id(), () -> end(one));
    }
  }

  private synchronized void end(Held one) {
    if (one.handles == 0 && held.get(one.kind) == one) {
      held.remove(one.kind);
      one.watch.stop();
      // Nobody shows it any more, so it has no say in how the line is.
      events.freshness(one.kind, new Freshness.Loading(0));
    }
  }

  /// Watches all over a new connection.
  synchronized void attach(ClusterConnection fresh) {
    connection = fresh;
    trouble = null;
    attempt = 0;
    held.values().forEach(one -> one.watch.begin(fresh, namespace));
  }

  /// The connection is gone; what is shown stays and is marked.
  synchronized void lose(ClusterFailure failure) {
    connection = null;
    trouble = failure;
    attempt++;
    held.values().forEach(one -> one.watch.lose(failure, attempt));
  }

  /// Looks at another namespace.
  synchronized void scope(String name) {
    if (namespace.equals(name)) {
      return;
    }
    namespace = name;
    for (Held one : held.values()) {
      if (one.watch.namespaced()) {
        one.watch.stop();
        one.watch.clear();
        beginOrWait(one);
      }
    }
  }

  /// Forgets every row, because another cluster answers now.
  synchronized void clear() {
    held.values().forEach(one -> one.watch.clear());
  }

  @Override
  public synchronized void close() {
    closed = true;
    connection = null;
    held.values().forEach(
        one -> {
          one.ending.close();
          one.watch.stop();
        });
    held.clear();
  }

  /// A kind and how many show it.
  private static final class Held {
    private final ResourceKind kind;
    private final KindWatch watch;
    private int handles;
    private Subscription ending = Subscription.NONE;

    private Held(ResourceKind kind, KindWatch watch) {
      this.kind = kind;
      this.watch = watch;
    }
  }
}
