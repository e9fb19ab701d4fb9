// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.CommandBus;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.GuardedCommandBus;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.ClusterWrites;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.port.SchemaSource;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A session over the ports. All that takes time runs in the background; each attempt to connect has a number, and what an
/// earlier attempt still reports is not heard.
final class LiveClusterSession implements ClusterSession, Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(LiveClusterSession.class);

  private final String id;
  private final SessionTarget target;
  private final SessionPorts ports;
  private final Value<SessionState> state = new Value<>(new SessionState.Connecting(new StepBook().steps()));
  private final Value<GuardLevel> guard;
  private final Value<String> namespace;
  private final SessionNotices notices = new SessionNotices();
  private final Value<Duration> latency = new Value<>(Duration.ZERO);
  private final LineHealth line = new LineHealth();
  private final EventRate rate;
  private final KindWatches watches;
  private final UsagePolling usage;
  private final SessionGateway gateway;
  private final SessionLogs logs;
  private final NamespaceFallback fallback;
  private final GuardedCommandBus bus;
  private volatile @Nullable ClusterConnection connection;
  private volatile int attempt;
  private volatile boolean closed;
  // Guarded by this.
  private Subscription connecting = Subscription.NONE;
  private Subscription timing = Subscription.NONE;
  private Subscription retrying = Subscription.NONE;
  private int failures;
  private String clusterUid = "";

  LiveClusterSession(String id, SessionTarget target, SessionPorts ports) {
    this.id = id;
    this.target = target;
    this.ports = ports;
    ContextEntry context = target.context();
    guard = new Value<>(ports.firstGuard(context));
    namespace = new Value<>(ports.memory().namespace(context).orElse(""));
    rate = new EventRate(ports.background());
    usage = new UsagePolling(ports.background(), namespace::get, UsageHistory.first(context.sample()));
    gateway = new SessionGateway(() -> connection);
    logs = new SessionLogs(() -> connection, state);
    fallback = new NamespaceFallback(ports.background(), gateway);
    watches = new KindWatches(ports.builtIn(), ports.background(), new WatchEvents(), namespace.get());
    bus = new GuardedCommandBus(context.name(), context.user(), guard, this::writes, gateway, ports.log(), ports.background());
  }

  private @Nullable ClusterWrites writes() {
    ClusterConnection now = connection;
    return now == null ? null : now.writes();
  }

  /// The same over all runs; of a sample cluster, the scenario's.
  String id() {
    return id;
  }

  @Override
  public ContextEntry context() {
    return target.context();
  }

  @Override
  public Observable<SessionState> state() {
    return state;
  }

  @Override
  public Observable<GuardLevel> guard() {
    return guard;
  }

  @Override
  public void guard(GuardLevel level) {
    if (!ports.readOnly()) {
      guard.set(level);
      ports.memory().guard(context(), level);
    }
  }

  @Override
  public Observable<String> namespace() {
    return namespace;
  }

  @Override
  public void namespace(String name) {
    ports.memory().namespace(context(), name);
    look(name);
  }

  private void look(String name) {
    namespace.set(name);
    watches.scope(name);
    ClusterConnection now = connection;
    usage.attach(now == null ? null : now.metrics());
  }

  @Override
  public LiveRows show(ResourceKind kind) {
    return watches.show(kind, null);
  }

  @Override
  public LiveRows show(ResourceKind kind, String inNamespace) {
    return watches.show(kind, inNamespace);
  }

  @Override
  public Observable<MetricsHistory> metrics() {
    return usage;
  }

  @Override
  public CommandBus commands() {
    return bus;
  }

  @Override
  public ClusterGateway gateway() {
    return gateway;
  }

  @Override
  public LogSource logs() {
    return logs;
  }

  @Override
  public SchemaSource schemas() {
    return gateway;
  }

  @Override
  public Observable<Duration> latency() {
    return latency;
  }

  @Override
  public Observable<Freshness> line() {
    return line.line();
  }

  @Override
  public Observable<Double> eventRate() {
    return rate.rate();
  }

  @Override
  public Observable<List<Message>> notices() {
    return notices.all();
  }

  @Override
  public void reconnect() {
    synchronized (this) {
      failures = 0;
    }
    begin(false);
  }

  /// @param byItself whether nobody asked for this attempt: what is shown stays until it comes to something
  private void begin(boolean byItself) {
    StepBook book = new StepBook(byItself);
    int mine;
    synchronized (this) {
      if (closed) {
        return;
      }
      retrying.close();
      boolean stood = letGo(SessionFailures.reconnecting());
      attempt++;
      mine = attempt;
      if (!stood && mine > 1 && !byItself) {
        watches.lose(SessionFailures.reconnecting());
      }
    }
    if (byItself && state.get() instanceof SessionState.Failed(var steps, var failure, SessionState.Retry retry)) {
      tell(mine, new SessionState.Failed(steps, failure, new SessionState.Retry(retry.at(), retry.attempt(), true)));
    } else {
      tell(mine, new SessionState.Connecting(book.steps()));
    }
    synchronized (this) {
      if (mine == attempt && !closed) {
        connecting = ports.background().run("connect " + context().name(), () -> connect(mine, book));
      }
    }
  }

  @Override
  public void cancel() {
    SessionState stopped;
    int mine;
    synchronized (this) {
      SessionState now = state.get();
      boolean waits = now instanceof SessionState.Failed failed && failed.retry() != null;
      if (closed || connection != null || (!waits && !(now instanceof SessionState.Connecting))) {
        return;
      }
      connecting.close();
      retrying.close();
      attempt++;
      mine = attempt;
      ClusterFailure why = now instanceof SessionState.Failed failed ? failed.failure() : SessionFailures.cancelled();
      stopped = new SessionState.Failed(now.steps(), why);
      watches.lose(why);
    }
    tell(mine, stopped);
  }

  /// Drops the connection or the attempt of now. True when a connection stood.
  private boolean letGo(ClusterFailure why) {
    connecting.close();
    connecting = Subscription.NONE;
    timing.close();
    timing = Subscription.NONE;
    ClusterConnection before = connection;
    connection = null;
    if (before == null) {
      return false;
    }
    usage.attach(null);
    watches.lose(why);
    ports.background().run("disconnect " + context().name(), before::close);
    return true;
  }

  private void tell(int mine, SessionState next) {
    state.update(before -> mine == attempt && !closed ? next : before);
  }

  private void connect(int mine, StepBook book) {
    try {
      ContextEntry entry = target.ready();
      ClusterConnection made = ports.connector().connect(entry, ports.consent(), step -> report(mine, book, step));
      if (!adopt(mine, book, made)) {
        made.close();
      }
    } catch (ClusterException e) {
      fail(mine, book, e.failure());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(mine, book, SessionFailures.cancelled());
    } catch (RuntimeException e) {
      LOG.warn("Connecting broke off: {}", e.getClass().getName());
      fail(mine, book, SessionFailures.unexpected(e));
    } catch (Error e) {
      // A broken installation, or no memory: the tile must not say for ever that it connects.
      fail(mine, book, SessionFailures.unexpected(e));
      throw e;
    }
  }

  private void report(int mine, StepBook book, ConnectionStep step) {
    SessionState next = new SessionState.Connecting(book.report(step));
    if (!book.quiet()) {
      tell(mine, next);
    }
  }

  private void fail(int mine, StepBook book, ClusterFailure failure) {
    synchronized (this) {
      if (mine != attempt || closed) {
        return;
      }
      watches.lose(failure);
    }
    tell(mine, new SessionState.Failed(book.steps(), failure, again(mine, failure, book)));
  }

  /// Plans the next attempt, where waiting helps.
  private synchronized SessionState.@Nullable Retry again(int mine, ClusterFailure failure, StepBook book) {
    if (mine != attempt || closed || !RetryRule.worthIt(failure, book.failed())) {
      return null;
    }
    failures++;
    Duration wait = RetryRule.pause(failures);
    retrying = ports.background().after(wait, "connect " + context().name() + " again", () -> {
      if (mine == attempt) {
        begin(true);
      }
    });
    return new SessionState.Retry(ports.background().now().plus(wait), failures, false);
  }

  private boolean adopt(int mine, StepBook book, ClusterConnection made) {
    boolean doubtful = book.warned(ConnectionStep.Stage.RIGHTS) && namespace.get().isEmpty();
    if (doubtful && !fallback.allNamespaces(made.gateway())) {
      narrow();
    }
    boolean other;
    synchronized (this) {
      if (mine != attempt || closed) {
        return false;
      }
      other = otherCluster(made.clusterUid());
      failures = 0;
      connection = made;
      timing = made.latency().subscribe(latency::set);
      watches.attach(made);
      usage.attach(made.metrics());
    }
    if (other) {
      notices.add(Message.of("session.notice.otherCluster", context().name()));
    }
    ports.memory().opened(context(), ports.background().now());
    tell(mine, new SessionState.Connected(book.steps(), made.serverVersion(), made.userName(), made.discovery()));
    return true;
  }

  /// Forgets what was shown when it belongs to another cluster than the one that answers now.
  private boolean otherCluster(String uid) {
    boolean other = !uid.isEmpty() && !clusterUid.isEmpty() && !uid.equals(clusterUid);
    if (other) {
      watches.clear();
      usage.clear();
    }
    if (!uid.isEmpty()) {
      clusterUid = uid;
    }
    return other;
  }

  private void narrow() {
    String own = context().namespace().isEmpty() ? "default" : context().namespace();
    notices.add(Message.of("session.notice.oneNamespace", own));
    look(own);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      letGo(SessionFailures.notConnected());
      retrying.close();
      closed = true;
      attempt++;
    }
    watches.close();
    usage.close();
    rate.close();
    ports.background().run("close " + context().name(), target::close);
  }

  /// What the watches tell the session.
  private final class WatchEvents implements KindWatch.Events {
    @Override
    public void changed(int changes) {
      rate.count(changes);
    }

    @Override
    public void freshness(ResourceKind kind, Freshness now) {
      line.tell(kind, now);
    }

    @Override
    public void refused(ResourceKind kind, ClusterFailure failure) {
      if (kind.namespaced() && failure.kind() == ClusterFailure.Kind.FORBIDDEN && namespace.get().isEmpty()) {
        fallback.check(
            () -> {
              if (namespace.get().isEmpty() && !closed) {
                narrow();
              }
            });
      }
    }
  }
}
