// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.base.ManualBackground;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
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
import dev.pilothouse.core.kind.GenericKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.Listing;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.port.SchemaSource;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.session.MetricsHistory;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowStore;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A cluster of whole objects in memory, without a network. Counts what is open.
public final class FakeSession implements ClusterSession, ClusterGateway, LogSource, SchemaSource, CommandBus {
  public final Map<String, JsonNode> objects = Collections.synchronizedMap(new LinkedHashMap<>());
  public final Value<SessionState> state;
  public final Value<MetricsHistory> metrics = new Value<>(new FakeMetrics());
  public final Value<String> namespace = new Value<>("");
  public final AtomicInteger open = new AtomicInteger();
  public final List<Sink> sinks = new CopyOnWriteArrayList<>();
  public final List<Request> requests = new CopyOnWriteArrayList<>();
  /// What happens while a log is opened.
  public volatile Consumer<Sink> opening = sink -> {};
  public volatile ClusterFailure getFails;
  public final Value<GuardLevel> guard = new Value<>(GuardLevel.NORMAL);
  public final List<Command> sent = new CopyOnWriteArrayList<>();
  public final List<Command> tried = new CopyOnWriteArrayList<>();
  public final FakeDrains drains = new FakeDrains(this);

  /// Why commands are not done; null when they are.
  public volatile ClusterFailure runFails;

  /// Why commands about objects of a name are not done.
  public final Map<String, ClusterFailure> failing = new ConcurrentHashMap<>();
  /// When what a batch sends about an object of a name is answered; at once when there is nothing.
  public final Map<String, CompletableFuture<Void>> answers = new ConcurrentHashMap<>();

  /// Why the cluster does not tell its schemas; null when it does.
  public volatile ClusterFailure schemasFail;

  /// Why the server would refuse commands; null when it would not.
  public volatile ClusterFailure dryRunFails;

  /// The resources that may not be patched, as `deployments.apps/scale`.
  public final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final String name;
  private final Map<ResourceKind, RowStore> stores = new ConcurrentHashMap<>();
  private final Map<ResourceKind, Value<Freshness>> freshness = new ConcurrentHashMap<>();
  private final Map<ResourceKind, KindDescriptor> kinds = new LinkedHashMap<>();

  public FakeSession() {
    this("prod-eu");
  }

  /// @param name of its context
  public FakeSession(String name) {
    this.name = name;
    new Kinds().builtIn().forEach(kind -> kinds.put(kind.kind(), kind));
    state = new Value<>(new SessionState.Connected(List.of(), "v1.36.3", "anna", discovery()));
  }

  private Discovery discovery() {
    return new Discovery(List.copyOf(kinds.keySet()), Map.of(), Map.of());
  }

  /// Serves one more kind.
  public void serve(KindDescriptor kind) {
    kinds.put(kind.kind(), kind);
    state.set(new SessionState.Connected(List.of(), "v1.36.3", "anna", discovery()));
  }

  public void add(KindDescriptor kind, JsonNode object) {
    JsonNode metadata = object.path("metadata");
    ResourceRef ref = new ResourceRef(kind.kind(), metadata.path("namespace").asText(""), metadata.path("name").asText());
    objects.put(ref.path(), object);
    store(kind.kind()).apply(ChangeBatch.of(List.of(JsonFields.row(kind, object)), List.of()));
  }

  public void addAll(KindDescriptor kind, List<? extends JsonNode> many) {
    List<Row> rows = new ArrayList<>();
    many.forEach(object -> rows.add(JsonFields.row(kind, object)));
    store(kind.kind()).apply(ChangeBatch.of(rows, List.of()));
  }

  public RowStore store(ResourceKind kind) {
    return stores.computeIfAbsent(kind, k -> new RowStore());
  }

  public Value<Freshness> freshness(ResourceKind kind) {
    return freshness.computeIfAbsent(kind, k -> new Value<>(new Freshness.Live()));
  }

  public KindDescriptor kind(ResourceKind kind) {
    return kinds.getOrDefault(kind, new GenericKind(kind, List.of()));
  }

  @Override
  public ContextEntry context() {
    return new ContextEntry(
        name, name, Path.of("config"), name, "https://10.0.0.1:6443", "anna", ContextEntry.Login.TOKEN, "token", "", null,
        false);
  }

  @Override
  public Observable<SessionState> state() {
    return counted(state);
  }

  @Override
  public Observable<GuardLevel> guard() {
    return counted(guard);
  }

  @Override
  public void guard(GuardLevel level) {
    guard.set(level);
  }

  @Override
  public Observable<String> namespace() {
    return counted(namespace);
  }

  @Override
  public void namespace(String name) {
    namespace.set(name);
  }

  @Override
  public SchemaSource schemas() {
    return this;
  }

  @Override
  public OpenApiDocument schemas(String apiVersion) throws ClusterException {
    if (schemasFail != null) {
      throw new ClusterException(schemasFail, null);
    }
    return FakeSchemas.read(apiVersion);
  }

  @Override
  public LiveRows show(ResourceKind kind) {
    open.incrementAndGet();
    RowStore store = store(kind);
    return new LiveRows() {
      private boolean closed;

      @Override
      public KindDescriptor descriptor() {
        return kind(kind);
      }

      @Override
      public RowStore store() {
        return store;
      }

      @Override
      public Observable<Freshness> freshness() {
        return counted(FakeSession.this.freshness(kind));
      }

      @Override
      public Observable<Skipped> skipped() {
        return counted(new Value<>(Skipped.NONE));
      }

      @Override
      public void close() {
        if (!closed) {
          closed = true;
          open.decrementAndGet();
        }
      }
    };
  }

  @Override
  public Observable<MetricsHistory> metrics() {
    return counted(metrics);
  }

  @Override
  public CommandBus commands() {
    return this;
  }

  @Override
  public ClusterGateway gateway() {
    return this;
  }

  @Override
  public LogSource logs() {
    return this;
  }

  @Override
  public Observable<Duration> latency() {
    return counted(new Value<>(Duration.ofMillis(12)));
  }

  @Override
  public Observable<Double> eventRate() {
    return counted(new Value<>(41.0));
  }

  @Override
  public void reconnect() {}

  private <T> Observable<T> counted(Observable<T> source) {
    return new CountedObservable<>(source, open);
  }

  @Override
  public KubeObject get(ResourceRef ref, String subresource) throws ClusterException {
    if (getFails != null) {
      throw new ClusterException(getFails, null);
    }
    JsonNode found = objects.get(ref.path() + (subresource.isEmpty() ? "" : "/" + subresource));
    if (found == null) {
      throw new ClusterException(failure(ClusterFailure.Kind.NOT_FOUND, ref.name() + " is not there."), null);
    }
    return new KubeObject(found);
  }

  public static ClusterFailure failure(ClusterFailure.Kind kind, String why) {
    return new ClusterFailure(
        kind, Message.literal("That did not work"), Message.literal(why), Message.literal("Ask who runs the cluster."), "403");
  }

  @Override
  public Listing list(ResourceKind kind, String namespace, Listing.Part part) {
    return new Listing(List.of(), true);
  }

  @Override
  public List<KubeObject> pods(String node, Listing.Part part) throws ClusterException {
    if (getFails != null) {
      throw new ClusterException(getFails, null);
    }
    return List.copyOf(objects.values()).stream()
        .filter(one -> one.at("/spec/nodeName").asText().equals(node))
        .map(KubeObject::new)
        .toList();
  }

  @Override
  public List<KubeObject> events(ResourceRef ref) {
    return objects.entrySet().stream()
        .filter(entry -> entry.getKey().contains("/events/"))
        .filter(entry -> entry.getValue().path("involvedObject").path("name").asText().equals(ref.name()))
        .map(entry -> new KubeObject(entry.getValue()))
        .toList();
  }

  @Override
  public KindDescriptor describe(ResourceKind kind) {
    return kind(kind);
  }

  @Override
  public Right.Answer ask(Right right) {
    return new Right.Answer(!denied.contains(right.resource()), "");
  }

  @Override
  public Subscription open(Request request, Sink sink) {
    open.incrementAndGet();
    requests.add(request);
    sinks.add(sink);
    opening.accept(sink);
    Subscription.Bag once = new Subscription.Bag();
    once.add(() -> {
      open.decrementAndGet();
      sinks.remove(sink);
    });
    return once;
  }

  @Override
  public Decision decide(Command command) {
    boolean typed = command.destructive() && guard.get() == GuardLevel.CONFIRM;
    return switch (guard.get()) {
      case READ_ONLY -> new Decision.Refused(failure(ClusterFailure.Kind.FORBIDDEN, "prod-eu is read-only."));
      case CONFIRM ->
          new Decision.Ask(new Confirmation("prod-eu", command, GuardLevel.CONFIRM), typed ? command.target().name() : "");
      case NORMAL -> new Decision.Go();
    };
  }

  @Override
  public CompletableFuture<Outcome> run(Command command, Confirmation confirmation) {
    sent.add(command);
    ClusterFailure failure = failing.getOrDefault(command.target().name(), runFails);
    Outcome.Result result = failure == null ? Outcome.Result.DONE : Outcome.Result.FAILED;
    return CompletableFuture.completedFuture(
        new Outcome(sent.size(), Shop.NOW, "prod-eu", command, result, Duration.ofMillis(20), failure, command.undo()));
  }

  @Override
  public Decision decide(Batch batch) {
    return guard.get() == GuardLevel.READ_ONLY
        ? new Decision.Refused(failure(ClusterFailure.Kind.FORBIDDEN, "prod-eu is read-only."))
        : new Decision.Ask(new Confirmation("prod-eu", batch.commands(), guard.get()), "");
  }

  @Override
  public BatchRun run(Batch batch, Confirmation confirmation) {
    BatchRun run = new BatchRun(batch);
    Thread.ofVirtual().start(
        () ->
            run.run(
                command -> {
                  Outcome outcome = run(command, null).join();
                  CompletableFuture<Void> held = answers.get(command.target().name());
                  if (held != null) {
                    held.join();
                  }
                  return outcome;
                }));
    return run;
  }

  @Override
  public DrainRun run(Drain drain, Confirmation confirmation) {
    return drains.run(drain);
  }

  @Override
  public DrainRun draining(ResourceRef node) {
    return drains.going(node);
  }

  /// Takes an object away.
  public void remove(ResourceRef ref) {
    objects.remove(ref.path());
    store(ref.kind()).apply(ChangeBatch.of(List.of(), List.of(ref.uid())));
  }

  @Override
  public CompletableFuture<DryRun> dryRun(Command command) {
    tried.add(command);
    return CompletableFuture.completedFuture(new DryRun(command, Duration.ofMillis(14), List.of(), dryRunFails, null));
  }
}
