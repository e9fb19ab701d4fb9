// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.SampleClusters;
import dev.pilothouse.core.port.SampleClusters.Running;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a session goes: a context that is there, or a sample cluster that must be started first.
sealed interface SessionTarget extends Subscription {

  /// What is known of it now.
  ContextEntry context();

  /// Makes it ready to be connected with. Blocks.
  ContextEntry ready() throws ClusterException;

  /// A context of a kubeconfig.
  record Given(ContextEntry context) implements SessionTarget {
    @Override
    public ContextEntry ready() {
      return context;
    }

    @Override
    public void close() {}
  }

  /// A sample cluster; started at the first connection, ended with the session.
  final class Sample implements SessionTarget {
    private final SampleClusters clusters;
    private final String scenario;
    private ContextEntry context;
    private @Nullable ContextEntry reached;
    private @Nullable Running running;
    private boolean closed;

    Sample(SampleClusters clusters, String scenario) {
      this.clusters = clusters;
      this.scenario = scenario;
      context =
          new ContextEntry(
              id(scenario), scenario, Path.of(""), scenario, "", "", ContextEntry.Login.TOKEN, "", "", null, true);
    }

    static String id(String scenario) {
      return "sample:" + scenario;
    }

    /// The same context under the scenario's id, which stays over runs where the file of a run does not.
    private ContextEntry named(ContextEntry of, String name) {
      return new ContextEntry(
          id(scenario), name, of.file(), of.cluster(), of.server(), of.user(), of.login(), of.loginDetail(),
          of.namespace(), of.problem(), true);
    }

    @Override
    public synchronized ContextEntry context() {
      return context;
    }

    @Override
    public ContextEntry ready() throws ClusterException {
      synchronized (this) {
        if (reached != null) {
          return reached;
        }
      }
      Running started = clusters.start(scenario);
      synchronized (this) {
        if (!closed) {
          running = started;
          // People know it by its scenario, before and after, whatever its kubeconfig calls it.
          context = named(started.context(), scenario);
          reached = named(started.context(), started.context().name());
          return reached;
        }
      }
      started.close();
      throw new ClusterException(SessionFailures.cancelled(), null);
    }

    @Override
    public void close() {
      Running ending;
      synchronized (this) {
        closed = true;
        ending = running;
        running = null;
      }
      if (ending != null) {
        ending.close();
      }
    }
  }
}
