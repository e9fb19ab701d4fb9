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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/// Sample clusters inside this process. Each has a kubeconfig of its own in a folder that only this user can read and that goes
/// when the cluster is closed.
final class EmbeddedSamples implements SampleClusters, AutoCloseable {
  private final Map<Running, Boolean> running = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<SampleCluster>> ahead = new ConcurrentHashMap<>();

  /// Begins to start a cluster that will be wanted in a moment, while the rest of the program starts. An unknown scenario is
  /// refused when it is wanted.
  void startAhead(String scenario) {
    if (!fits(scenario)) {
      return;
    }
    CompletableFuture<SampleCluster> cluster = new CompletableFuture<>();
    ahead.put(scenario, cluster);
    Thread.ofVirtual().name("sample").start(() -> {
      try {
        SampleCluster started = Samples.start(scenario);
        if (!cluster.complete(started)) {
          started.close();
        }
      } catch (RuntimeException | Error e) {
        cluster.completeExceptionally(e);
      }
    });
  }

  private static boolean fits(String scenario) {
    return Samples.megabytes(scenario) <= Samples.allowedMegabytes();
  }

  /// One that was started ahead is given out once.
  private SampleCluster cluster(String scenario) {
    CompletableFuture<SampleCluster> there = ahead.remove(scenario);
    try {
      return there == null ? Samples.start(scenario) : there.join();
    } catch (CompletionException e) {
      // told as it is told when nothing was started ahead
      return Samples.start(scenario);
    }
  }

  @Override
  public Running start(String scenario) throws ClusterException {
    if (!Samples.has(scenario)) {
      throw refused(
          Message.of("sample.unknown.what", scenario), Message.of("sample.unknown.why", Samples.choice()),
          Message.of("sample.unknown.next"));
    }
    if (!fits(scenario)) {
      // Without enough of it everything would come to a stand, and nobody would know why.
      throw refused(
          Message.of("sample.large.what", scenario),
          Message.of("sample.large.why", Samples.megabytes(scenario), Samples.allowedMegabytes()),
          Message.of("sample.large.next", scenario));
    }
    SampleCluster cluster = cluster(scenario);
    try {
      Path folder = Files.createTempDirectory("pilothouse-sample");
      Path kubeconfig = folder.resolve(cluster.name() + ".kubeconfig");
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

  private static ClusterException refused(Message what, Message why, Message next) {
    return new ClusterException(new ClusterFailure(ClusterFailure.Kind.CONFIGURATION, what, why, next, ""), null);
  }

  @Override
  public void close() {
    running.keySet().forEach(Running::close);
    ahead.keySet().forEach(this::closeAhead);
  }

  /// One that nobody wanted after all.
  private void closeAhead(String scenario) {
    CompletableFuture<SampleCluster> cluster = ahead.remove(scenario);
    if (cluster != null && !cluster.cancel(false) && cluster.state() == Future.State.SUCCESS) {
      cluster.resultNow().close();
    }
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // the log is not set up before it is needed: samples start first of all
      LoggerFactory.getLogger(EmbeddedSamples.class).warn("{} stays behind: {}", path.getFileName(), e.getClass().getSimpleName());
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
