// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.ApiServer;
import dev.pilothouse.sample.api.ClusterLife;
import dev.pilothouse.sample.api.Faults;
import dev.pilothouse.sample.api.tls.CertificateAuthority;
import dev.pilothouse.sample.scenario.FleetSize;
import dev.pilothouse.sample.scenario.LiveCluster;
import dev.pilothouse.sample.scenario.Scenario;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectStore;
import dev.pilothouse.sample.store.Write;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A cluster in this process that speaks to its clients exactly as any cluster does: HTTPS on a loopback port that the
/// system chooses, with a secret of its own for each run. Closing it stops everything.
public final class SampleCluster implements AutoCloseable {

  /// The name of a cluster that plays no scenario.
  public static final String CONTEXT = "pilothouse-sample";

  private final String name;
  private final ObjectStore store;
  private final ClusterLife life;
  private final ApiServer server;

  private SampleCluster(String name, ObjectStore store, ClusterLife life, ApiServer server) {
    this.name = name;
    this.store = store;
    this.life = life;
    this.server = server;
  }

  /// Starts a cluster with nothing in it but its system namespaces, in which nothing happens by itself.
  public static SampleCluster start() {
    return start(InstantSource.system(), store -> ClusterLife.still());
  }

  /// Starts a scenario that has run for weeks and goes on from this moment in real time.
  ///
  /// @param scenario one of [#scenarios()], or a fleet of another size ([FleetSize#of])
  /// @throws IllegalArgumentException if there is no such scenario
  public static SampleCluster start(String scenario) {
    if (!has(scenario)) {
      throw new IllegalArgumentException("no scenario \"" + scenario + "\", only " + scenarios());
    }
    return start(() -> FleetSize.of(scenario)
        .map(size -> LiveCluster.fleet(size, Instant.now()))
        .orElseGet(() -> LiveCluster.bundled(scenario, Instant.now())), 1);
  }

  /// The scenarios that can be started, the first being the one to show first.
  public static List<String> scenarios() {
    return Stream.concat(Scenario.names().stream(), Stream.of(FleetSize.NAME)).toList();
  }

  /// Whether a name can be started: one of [#scenarios()], or a fleet of another size.
  public static boolean has(String scenario) {
    return scenarios().contains(scenario) || FleetSize.of(scenario).isPresent();
  }

  /// Serves a cluster that lives already; for tests that drive its time by hand.
  public static SampleCluster serve(ObjectStore store, ClusterLife life) {
    return new SampleCluster(CONTEXT, store, life, ApiServer.start(store, life.logs(), life.usage()));
  }

  /// @param life fills the store and keeps it moving
  public static SampleCluster start(InstantSource clock, Function<ObjectStore, ClusterLife> life) {
    ObjectStore store = ObjectStore.open(clock);
    for (String name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
      ObjectNode namespace = Json.object();
      Json.metadata(namespace).put("name", name);
      store.create(BuiltInTypes.NAMESPACES, namespace, Write.by("kube-apiserver"));
    }
    return serve(store, life.apply(store));
  }

  /// Starts a cluster that lives: the scenario's past is played up to now, then time goes on.
  public static SampleCluster start(Scenario scenario) {
    return start(scenario, 1);
  }

  /// @param speed simulated seconds in a real second
  public static SampleCluster start(Scenario scenario, double speed) {
    return start(() -> LiveCluster.upTo(scenario, Instant.now()), speed);
  }

  /// The port is opened while the scenario is read and its past is told or played.
  private static SampleCluster start(Supplier<LiveCluster> life, double speed) {
    ApiServer.Opening opening = ApiServer.open();
    LiveCluster living;
    try {
      living = life.get();
      living.run(speed);
    } catch (RuntimeException e) {
      opening.abandon();
      throw e;
    }
    ApiServer server = opening.serve(living.store(), living.logs(), living.usage());
    return new SampleCluster(living.name(), living.store(), living, server);
  }

  /// The name of the context, the cluster and the user in the kubeconfig: the scenario's, as the window calls it too, so that a
  /// line for kubectl from there works with the file from here.
  public String name() {
    return name;
  }

  /// The cluster's objects, for tests and controllers.
  public ObjectStore store() {
    return store;
  }

  /// What goes wrong on purpose.
  public Faults faults() {
    return server.faults();
  }

  /// `https://127.0.0.1:port`.
  public String url() {
    return server.url();
  }

  /// The bearer token of this run.
  public String token() {
    return server.token();
  }

  /// The certificate that clients have to trust.
  public String authorityPem() {
    return server.authorityPem();
  }

  /// A certificate and key of this run to log in with; a new one each time.
  ///
  /// @param end when it expires
  public CertificateAuthority.Identity clientCertificate(String user, Instant end) {
    return server.clientCertificate(user, "system:masters", end);
  }

  /// A kubeconfig that names this cluster and carries its secret.
  public String kubeconfigYaml() {
    return SampleKubeconfig.of(this).withToken(name).yaml();
  }

  /// Writes [#kubeconfigYaml()] readable for the owner only. The file is whole at every moment.
  public void writeKubeconfig(Path file) throws IOException {
    SampleKubeconfig.of(this).withToken(name).write(file);
  }

  @Override
  public void close() {
    server.close();
    life.close();
  }
}
