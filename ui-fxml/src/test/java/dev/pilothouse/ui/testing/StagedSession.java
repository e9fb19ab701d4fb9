// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.Batch;
import dev.pilothouse.core.command.BatchRun;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CommandBus;
import dev.pilothouse.core.command.Drain;
import dev.pilothouse.core.command.DrainRun;
import dev.pilothouse.core.command.DryRun;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.ConnectionStep.Stage;
import dev.pilothouse.core.port.ConnectionStep.State;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.port.SchemaSource;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.session.MetricsHistory;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A cluster that a test plays: its state, its objects, its guard, and what was sent to it.
public final class StagedSession implements ClusterSession {
  public final Value<SessionState> state;
  public final Value<GuardLevel> guard = new Value<>(GuardLevel.NORMAL);
  public final Value<String> namespace = new Value<>("");
  public final Value<Duration> latency = new Value<>(Duration.ofMillis(12));
  public final Value<Double> eventRate = new Value<>(41.0);
  public final List<Command> sent = new CopyOnWriteArrayList<>();
  public int reconnects;
  private final ContextEntry context;
  private final FakeJournal journal;
  private final Map<String, RowStore> stores = new HashMap<>();

  public StagedSession(ContextEntry context, FakeJournal journal) {
    this.context = context;
    this.journal = journal;
    state = new Value<>(connected());
  }

  public static SessionState connected() {
    return new SessionState.Connected(steps(Stage.values().length, null), "v1.36.3", "eu-deployer", FakeKinds.discovery());
  }

  /// Connecting, with so many steps behind it.
  public static SessionState connecting(int passed) {
    return new SessionState.Connecting(steps(passed, null));
  }

  /// Failed at TLS.
  public static SessionState failed() {
    ClusterFailure failure =
        new ClusterFailure(
            ClusterFailure.Kind.TLS,
            Message.literal("The server's certificate is made out to another name."),
            Message.literal(
                "The server answers under a certificate of old-harbour.example. Pilothouse asked for api.harbour.example, so it"
                    + " cannot know that this is your cluster. It hung up before sending any credential."),
            Message.literal("If the cluster moved and kept its certificate, set tls-server-name in the kubeconfig."),
            "No subject alternative DNS name matching api.harbour.example found.");
    return new SessionState.Failed(steps(4, failure), failure);
  }

  private static List<ConnectionStep> steps(int passed, @Nullable ClusterFailure failure) {
    List<String> found =
        List.of(
            "context prod-ap, cluster ap, user ap-deployer, namespace shop", "203.0.113.40, 203.0.113.41; no IPv6 address",
            "none", "203.0.113.40:6443 took the connection", "TLS 1.3, signed by Harbour Root CA", "login program answered with a token",
            "v1.36.3", "62 kinds in 24 groups", "may list pods in all namespaces");
    int[] took = {3, 21, 2, 38, 64, 110, 12, 41, 18};
    List<ConnectionStep> steps = new ArrayList<>();
    long after = 0;
    for (Stage stage : Stage.values()) {
      int at = stage.ordinal();
      State state =
          at < passed ? State.PASSED : at > passed ? State.WAITING : failure == null ? State.RUNNING : State.FAILED;
      Message words = Message.literal(state == State.WAITING ? "waits" : found.get(at));
      steps.add(
          new ConnectionStep(
              stage, state, words, Duration.ofMillis(after), Duration.ofMillis(state == State.WAITING ? 0 : took[at]),
              state == State.FAILED ? failure : null));
      after += took[at];
    }
    return steps;
  }

  /// Gives the cluster objects of a kind.
  public void objects(ResourceKind kind, List<Row> rows) {
    store(kind).apply(ChangeBatch.of(rows, List.of()));
  }

  private synchronized RowStore store(ResourceKind kind) {
    return stores.computeIfAbsent(kind.id(), id -> new RowStore());
  }

  @Override
  public ContextEntry context() {
    return context;
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
    guard.set(level);
  }

  @Override
  public Observable<String> namespace() {
    return namespace;
  }

  @Override
  public void namespace(String name) {
    namespace.set(name);
  }

  @Override
  public LiveRows show(ResourceKind kind) {
    RowStore store = store(kind);
    KindDescriptor descriptor = FakeKinds.descriptor(kind);
    return new LiveRows() {
      @Override
      public KindDescriptor descriptor() {
        return descriptor;
      }

      @Override
      public RowStore store() {
        return store;
      }

      @Override
      public Observable<Freshness> freshness() {
        return new Value<>(new Freshness.Live());
      }

      @Override
      public Observable<Skipped> skipped() {
        return new Value<>(Skipped.NONE);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Observable<MetricsHistory> metrics() {
    throw new UnsupportedOperationException("no metrics here");
  }

  @Override
  public CommandBus commands() {
    return new CommandBus() {
      @Override
      public Decision decide(Command command) {
        return switch (guard.get()) {
          case NORMAL ->
              command.destructive()
                  ? new Decision.Ask(new Confirmation(context.name(), command, GuardLevel.NORMAL), command.target().name())
                  : new Decision.Go();
          case CONFIRM ->
              new Decision.Ask(
                  new Confirmation(context.name(), command, GuardLevel.CONFIRM),
                  command.destructive() ? command.target().name() : "");
          case READ_ONLY ->
              new Decision.Refused(
                  new ClusterFailure(
                      ClusterFailure.Kind.FORBIDDEN, Message.literal("This context is read-only."), Message.literal("The guard"),
                      Message.literal("Nothing was sent. Change the guard in the status bar."), ""));
        };
      }

      @Override
      public CompletableFuture<Outcome> run(Command command, @Nullable Confirmation confirmation) {
        sent.add(command);
        Outcome outcome =
            new Outcome(
                journal.next(), Instant.parse("2026-11-21T10:42:18Z"), context.name(), command, Outcome.Result.DONE,
                Duration.ofMillis(41), null, command.undo(), context.user(), List.of());
        journal.add(outcome);
        return CompletableFuture.completedFuture(outcome);
      }

      @Override
      public Decision decide(Batch batch) {
        return new Decision.Ask(new Confirmation(context.name(), batch.commands(), guard.get()), "");
      }

      @Override
      public BatchRun run(Batch batch, @Nullable Confirmation confirmation) {
        sent.addAll(batch.commands());
        return new BatchRun(batch);
      }

      @Override
      public DrainRun run(Drain drain, @Nullable Confirmation confirmation) {
        throw new UnsupportedOperationException("no drains here");
      }

      @Override
      public @Nullable DrainRun draining(ResourceRef node) {
        return null;
      }

      @Override
      public CompletableFuture<DryRun> dryRun(Command command) {
        return CompletableFuture.completedFuture(new DryRun(command, Duration.ofMillis(14), List.of(), null, null));
      }
    };
  }

  @Override
  public ClusterGateway gateway() {
    throw new UnsupportedOperationException("no gateway here");
  }

  @Override
  public SchemaSource schemas() {
    throw new UnsupportedOperationException("no schemas here");
  }

  @Override
  public LogSource logs() {
    throw new UnsupportedOperationException("no logs here");
  }

  @Override
  public Observable<Duration> latency() {
    return latency;
  }

  @Override
  public Observable<Double> eventRate() {
    return eventRate;
  }

  @Override
  public void reconnect() {
    reconnects++;
  }
}
