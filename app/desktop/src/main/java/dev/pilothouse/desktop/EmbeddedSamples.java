// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.SampleClusters;
import dev.pilothouse.kube.kubeconfig.KubeconfigCatalog;
import dev.pilothouse.sample.SampleCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sample clusters inside this process. Each has a kubeconfig of its own in a folder that only this user can read and that goes
/// when the cluster is closed.
final class EmbeddedSamples implements SampleClusters, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSamples.class);

  private final Map<Running, Boolean> running = new ConcurrentHashMap<>();

  @Override
  public Running start(String scenario) throws ClusterException {
    if (!Samples.names().contains(scenario)) {
      throw new ClusterException(
          new ClusterFailure(
              ClusterFailure.Kind.CONFIGURATION,
              Message.of("sample.unknown.what", scenario),
              Message.of("sample.unknown.why", String.join(", ", Samples.names())),
              Message.of("sample.unknown.next"),
              ""),
          null);
    }
    SampleCluster cluster = Samples.start(scenario);
    try {
      Path folder = Files.createTempDirectory("pilothouse-sample");
      Path kubeconfig = folder.resolve(scenario + ".kubeconfig");
      // Ended from outside, by Ctrl+C say, nobody closes the cluster; what was named last goes first.
      folder.toFile().deleteOnExit();
      kubeconfig.toFile().deleteOnExit();
      cluster.writeKubeconfig(kubeconfig);
      ContextEntry context = KubeconfigCatalog.entries(kubeconfig, true).getFirst();
      Started started = new Started(cluster, context, folder, kubeconfig);
      running.put(started, true);
      return started;
    } catch (IOException e) {
      cluster.close();
      throw new ClusterException(
          new ClusterFailure(
              ClusterFailure.Kind.UNEXPECTED,
              Message.of("sample.failed.what", scenario),
              Message.of("sample.failed.why"),
              Message.of("sample.failed.next"),
              String.valueOf(e.getMessage())),
          e);
    }
  }

  @Override
  public void close() {
    running.keySet().forEach(Running::close);
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("{} stays behind: {}", path.getFileName(), e.getClass().getSimpleName());
    }
  }

  /// A cluster that runs, and its kubeconfig in its folder.
  private final class Started implements Running {
    private final SampleCluster cluster;
    private final ContextEntry context;
    private final Path folder;
    private final Path kubeconfig;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Started(SampleCluster cluster, ContextEntry context, Path folder, Path kubeconfig) {
      this.cluster = cluster;
      this.context = context;
      this.folder = folder;
      this.kubeconfig = kubeconfig;
    }

    @Override
    public ContextEntry context() {
      return context;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        running.remove(this);
        cluster.close();
        remove(kubeconfig);
        remove(folder);
      }
    }
  }
}
