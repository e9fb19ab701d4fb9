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
  private final Map<Key, Held> held = new HashMap<>();
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

  /// What is watched.
  ///
  /// @param fixed the namespace that is watched whatever the session looks at; null for what it looks at
  private record Key(ResourceKind kind, @Nullable String fixed) {}

  /// @param fixed the namespace to look at, whatever the session looks at; null for what it looks at
  synchronized LiveRows show(ResourceKind kind, @Nullable String fixed) {
    Key key = new Key(kind, fixed);
    Held one = held.get(key);
    if (one == null) {
      KindWatch.Events heard = fixed == null ? events : new Beside();
      one = new Held(key, new KindWatch(kind, builtIn.apply(kind).orElse(null), background, heard));
      if (!closed) {
        held.put(key, one);
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
      one.watch.begin(connection, scope(one));
    } else if (trouble != null) {
      one.watch.lose(trouble, attempt);
    }
  }

  private String scope(Held one) {
    return one.key.fixed == null ? namespace : one.key.fixed;
  }

  private synchronized void release(Held one) {
    one.handles--;
    if (one.handles == 0 && held.get(one.key) == one) {
      one.ending = background.after(GRACE, "end watch " + one.key.kind.id(), () -> end(one));
    }
  }

  private synchronized void end(Held one) {
    if (one.handles == 0 && held.get(one.key) == one) {
      held.remove(one.key);
      one.watch.stop();
      // Nobody shows it any more, so it has no say in how the line is.
      if (one.key.fixed == null) {
        events.freshness(one.key.kind, new Freshness.Loading(0));
      }
    }
  }

  /// Watches all over a new connection.
  synchronized void attach(ClusterConnection fresh) {
    connection = fresh;
    trouble = null;
    attempt = 0;
    held.values().forEach(one -> one.watch.begin(fresh, scope(one)));
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
      if (one.watch.namespaced() && one.key.fixed == null) {
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

  /// What is heard of a watch of one namespace: it says nothing of what the session may see, or of its line.
  private final class Beside implements KindWatch.Events {
    @Override
    public void changed(int changes) {
      events.changed(changes);
    }

    @Override
    public void freshness(ResourceKind kind, Freshness now) {}

    @Override
    public void refused(ResourceKind kind, ClusterFailure failure) {}
  }

  /// A kind and how many show it.
  private static final class Held {
    private final Key key;
    private final KindWatch watch;
    private int handles;
    private Subscription ending = Subscription.NONE;

    private Held(Key key, KindWatch watch) {
      this.key = key;
      this.watch = watch;
    }
  }
}
