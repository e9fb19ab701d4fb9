// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.ManualBackground;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.command.OutcomeLog;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.ClusterConnector;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.ConnectionStep.Stage;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.core.port.SampleClusters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Sessions over a scripted connector.
final class SessionFixture {
  static final ResourceKind PODS = new ResourceKind("", "v1", "pods", "Pod", true);
  static final ResourceKind NODES = new ResourceKind("", "v1", "nodes", "Node", false);
  static final ResourceKind FERRIES = new ResourceKind("harbour.example", "v1", "ferries", "Ferry", true);

  final ManualBackground background = new ManualBackground();
  final Connector connector = new Connector();
  final Memory memory = new Memory();
  final List<Outcome> written = new ArrayList<>();
  final Samples samples = new Samples();
  boolean readOnly;

  OpenSessions sessions() {
    return new OpenSessions(
        new SessionPorts(connector, _ -> true, samples, this::builtIn, new Log(), memory, background, readOnly));
  }

  private Optional<KindDescriptor> builtIn(ResourceKind kind) {
    return new Kinds().find(kind);
  }

  static ContextEntry context(String name) {
    return new ContextEntry(
        "file#" + name, name, Path.of("config"), name, "https://127.0.0.1:1", "anna", ContextEntry.Login.TOKEN, "token", "shop",
        null, false);
  }

  static ConnectionStep step(Stage stage, ConnectionStep.State state) {
    return new ConnectionStep(stage, state, Message.of("found"), Duration.ZERO, Duration.ofMillis(1), null);
  }

  /// Connects as the script of the context says: to a cluster, or to a failure.
  static final class Connector implements ClusterConnector {
    final Map<String, FakeCluster> clusters = new HashMap<>();
    final Map<String, ClusterFailure> failures = new HashMap<>();
    final List<ContextEntry> asked = new ArrayList<>();
    Runnable during = () -> {};
    Stage failing = Stage.TCP;
    ConnectionStep.State rights = ConnectionStep.State.PASSED;

    FakeCluster cluster(String name) {
      return clusters.computeIfAbsent(name, _ -> new FakeCluster());
    }

    @Override
    public ClusterConnection connect(ContextEntry context, ExecConsent consent, Consumer<ConnectionStep> progress)
        throws ClusterException {
      asked.add(context);
      progress.accept(step(Stage.PARSE, ConnectionStep.State.PASSED));
      during.run();
      ClusterFailure failure = failures.get(context.name());
      if (failure != null) {
        progress.accept(step(failing, ConnectionStep.State.FAILED));
        throw new ClusterException(failure, null);
      }
      progress.accept(step(Stage.RIGHTS, rights));
      return cluster(context.name());
    }
  }

  /// Remembers in a map.
  static final class Memory implements ContextMemory {
    final Map<String, GuardLevel> guards = new HashMap<>();
    final Map<String, String> namespaces = new HashMap<>();
    final Map<String, Instant> opened = new HashMap<>();

    @Override
    public Optional<GuardLevel> guard(ContextEntry context) {
      return Optional.ofNullable(guards.get(context.id()));
    }

    @Override
    public void guard(ContextEntry context, GuardLevel level) {
      guards.put(context.id(), level);
    }

    @Override
    public Optional<String> namespace(ContextEntry context) {
      return Optional.ofNullable(namespaces.get(context.id()));
    }

    @Override
    public void namespace(ContextEntry context, String name) {
      namespaces.put(context.id(), name);
    }

    @Override
    public void opened(ContextEntry context, Instant at) {
      opened.put(context.id(), at);
    }
  }

  /// Starts nothing, but says so.
  static final class Samples implements SampleClusters {
    final List<String> started = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    ClusterFailure failure;

    @Override
    public Running start(String scenario) throws ClusterException {
      if (failure != null) {
        throw new ClusterException(failure, null);
      }
      started.add(scenario);
      return new Running() {
        @Override
        public ContextEntry context() {
          return SessionFixture.context("sample-" + scenario);
        }

        @Override
        public void close() {
          ended.add(scenario);
        }
      };
    }
  }

  private final class Log implements OutcomeLog {
    @Override
    public long nextId() {
      return written.size() + 1;
    }

    @Override
    public void write(Outcome outcome) {
      written.add(outcome);
    }
  }
}
