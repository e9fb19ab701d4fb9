// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ContextCatalog;
import dev.pilothouse.core.port.ContextEntry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The catalog of the kubeconfig files of this computer. [#start] reads them in the background and then looks every
/// two seconds
/// whether one changed; the catalog changes on the thread that reads. Any thread.
public final class KubeconfigCatalog implements ContextCatalog, ContextResolver, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KubeconfigCatalog.class);
  private static final Duration LOOK = Duration.ofSeconds(2);
  /// A file that changed may still be being written.
  private static final Duration SETTLE = Duration.ofMillis(300);

  private final Value<Catalog> catalog = new Value<>(Catalog.EMPTY);
  private final CatalogReader reader;
  private final AtomicBoolean started = new AtomicBoolean();
  private final ExecutorService worker = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("kubeconfig-", 0).factory());
  private volatile KubeconfigSources sources;

  public KubeconfigCatalog(KubeconfigSources sources, Clock clock) {
    this.sources = sources;
    this.reader = new CatalogReader(new KubeconfigReader(), clock);
  }

  /// The entries of one file that no catalog has, for example of a sample cluster.
  ///
  /// @throws ClusterException when the file cannot be read
  public static List<ContextEntry> entries(Path file, boolean sample) throws ClusterException {
    return ContextEntries.of(new KubeconfigReader().read(file), sample);
  }

  /// Reads everything in the background and watches from then on.
  public void start() {
    if (started.compareAndSet(false, true)) {
      worker.execute(this::watch);
    }
  }

  /// Reads everything now, on this thread.
  public Catalog readNow() {
    Catalog read = reader.read(sources);
    catalog.set(read);
    return read;
  }

  @Override
  public Observable<Catalog> catalog() {
    return catalog;
  }

  @Override
  public void reload() {
    worker.execute(this::readNow);
  }

  @Override
  public void add(List<Path> paths) {
    synchronized (this) {
      sources = sources.with(paths);
    }
    reload();
  }

  @Override
  public ResolvedContext resolve(ContextEntry entry) throws ClusterException {
    return reader.resolve(sources, entry);
  }

  private void watch() {
    try {
      readNow();
      List<FileStamp> before = FileStamp.of(sources);
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(LOOK);
        List<FileStamp> now = FileStamp.of(sources);
        if (!now.equals(before)) {
          Thread.sleep(SETTLE);
          before = FileStamp.of(sources);
          readNow();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("The kubeconfig files are no longer watched: {}", e.getClass().getName());
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
