// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.GenericKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.RowBuilder;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.ClusterWrites;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.port.Listing;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.port.MetricsSource;
import dev.pilothouse.core.port.ResourceFeed;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.port.SchemaSource;
import dev.pilothouse.core.port.Write;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A connection whose answers a test writes.
final class FakeCluster implements ClusterConnection, ResourceFeed, ClusterGateway, ClusterWrites, LogSource, MetricsSource {
  final List<Watch> watches = new ArrayList<>();
  final List<String> requests = new ArrayList<>();
  final List<Request> logs = new ArrayList<>();
  final List<Sink> sinks = new ArrayList<>();
  final Value<Duration> latency = new Value<>(Duration.ZERO);
  String uid = "uid-of-cluster";
  boolean mayListAll = true;
  ClusterFailure metricsFailure;
  ClusterFailure describeFailure;
  Reading reading = new Reading(java.time.Instant.EPOCH, Map.of(), Map.of());
  int readings;
  boolean closed;
  Error watchError;

  /// One watch that was begun.
  static final class Watch implements Subscription {
    final KindDescriptor kind;
    final String namespace;
    final Listener listener;
    boolean closed;

    Watch(KindDescriptor kind, String namespace, Listener listener) {
      this.kind = kind;
      this.namespace = namespace;
      this.listener = listener;
    }

    void rows(String... names) {
      listener.changes(ChangeBatch.of(java.util.Arrays.stream(names).map(FakeCluster::row).toList(), List.of()));
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  static Row row(String name) {
    return new RowBuilder(0).uid("uid-" + name).namespace("shop").name(name).build();
  }

  static ClusterFailure failure(Kind kind) {
    return new ClusterFailure(kind, Message.of("what"), Message.of("why"), Message.of("next"), "said the server");
  }

  /// The watches that go on.
  List<Watch> open() {
    return watches.stream().filter(watch -> !watch.closed).toList();
  }

  Watch last() {
    return watches.getLast();
  }

  @Override
  public Subscription watch(KindDescriptor kind, String namespace, Listener listener) {
    if (watchError != null) {
      throw watchError;
    }
    Watch watch = new Watch(kind, namespace, listener);
    watches.add(watch);
    return watch;
  }

  @Override
  public KindDescriptor describe(ResourceKind kind) throws ClusterException {
    if (describeFailure != null) {
      throw new ClusterException(describeFailure, null);
    }
    return new GenericKind(kind, List.of(new GenericKind.TableColumn("Berth", "string", "", 0, "")));
  }

  @Override
  public Right.Answer ask(Right right) {
    return new Right.Answer(mayListAll || !right.namespace().isEmpty(), "");
  }

  @Override
  public Answer send(Write write, Mode mode) {
    requests.add(write.line());
    return new Answer(new KubeObject(JsonNodeFactory.instance.objectNode()), List.of());
  }

  @Override
  public Reading read(String namespace) throws ClusterException {
    readings++;
    if (metricsFailure != null) {
      throw new ClusterException(metricsFailure, null);
    }
    return reading;
  }

  @Override
  public KubeObject get(ResourceRef ref, String subresource) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<KubeObject> pods(String node, Listing.Part part) {
    return List.of();
  }

  @Override
  public Listing list(ResourceKind kind, String namespace, Listing.Part part) {
    return new Listing(List.of(), true);
  }

  @Override
  public List<KubeObject> events(ResourceRef ref) {
    return List.of();
  }

  @Override
  public Subscription open(Request request, Sink sink) {
    logs.add(request);
    sinks.add(sink);
    sink.state(new State.Opening());
    return Subscription.NONE;
  }

  @Override
  public String serverVersion() {
    return "v1.36.3";
  }

  @Override
  public String userName() {
    return "anna";
  }

  @Override
  public String clusterUid() {
    return uid;
  }

  @Override
  public Discovery discovery() {
    return new Discovery(List.of(), Map.of(), Map.of());
  }

  @Override
  public ResourceFeed feed() {
    return this;
  }

  @Override
  public ClusterGateway gateway() {
    return this;
  }

  @Override
  public ClusterWrites writes() {
    return this;
  }

  @Override
  public LogSource logs() {
    return this;
  }

  @Override
  public MetricsSource metrics() {
    return this;
  }

  @Override
  public SchemaSource schemas() {
    return apiVersion -> new OpenApiDocument(MissingNode.getInstance());
  }

  @Override
  public Observable<Duration> latency() {
    return latency;
  }

  @Override
  public void close() {
    closed = true;
  }
}
