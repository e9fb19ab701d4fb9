// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample;

import dev.pilothouse.sample.api.ClusterLife;
import dev.pilothouse.sample.store.ObjectStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;

/// A cluster in this process that speaks to its clients exactly as any cluster does: HTTPS on a loopback port that the
/// system chooses, with a secret of its own for each run. Closing it stops everything.
public final class SampleCluster implements AutoCloseable {

  private final ObjectStore store;
  private final ClusterLife life;

  private SampleCluster(ObjectStore store, ClusterLife life) {
    this.store = store;
    this.life = life;
  }

  /// Starts a cluster with nothing in it but its system namespaces, in which nothing happens by itself.
  public static SampleCluster start() {
    return start(InstantSource.system(), store -> ClusterLife.still());
  }

  /// @param life fills the store and keeps it moving
  public static SampleCluster start(InstantSource clock, Function<ObjectStore, ClusterLife> life) {
    ObjectStore store = ObjectStore.open(clock);
    return new SampleCluster(store, life.apply(store));
  }

  /// The cluster's objects, for tests and controllers.
  public ObjectStore store() {
    return store;
  }

  /// `https://127.0.0.1:port`.
  public String url() {
    throw new UnsupportedOperationException("no server yet");
  }

  /// A kubeconfig that names this cluster and carries its secret.
  public String kubeconfigYaml() {
    throw new UnsupportedOperationException("no server yet");
  }

  /// Writes [#kubeconfigYaml()] readable for the owner only.
  public void writeKubeconfig(Path file) {
    throw new UnsupportedOperationException("no server yet: " + file);
  }

  @Override
  public void close() {
    life.close();
  }
}
