// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.ConnectionStep.Stage;
import dev.pilothouse.core.port.ConnectionStep.State;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.kube.exec.LoginPrograms;
import dev.pilothouse.kube.kubeconfig.KubeconfigCatalog;
import dev.pilothouse.kube.kubeconfig.KubeconfigSources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the tests of this package share: keys, and a connection that keeps its steps.
final class ConnectSupport {
  private ConnectSupport() {}

  /// A file of the test keys.
  static String pem(String name) {
    try (InputStream in = ConnectSupport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// One attempt to connect and what it told.
  static final class Attempt {
    final List<ConnectionStep> steps = Collections.synchronizedList(new ArrayList<>());
    ClusterConnection connection;
    ClusterException failure;

    Map<Stage, State> states() {
      Map<Stage, State> result = new EnumMap<>(Stage.class);
      List.copyOf(steps).forEach(step -> result.put(step.stage(), step.state()));
      return result;
    }

    ConnectionStep last(Stage stage) {
      return steps.stream().filter(step -> step.stage() == stage).reduce((a, b) -> b).orElseThrow();
    }

    Stage failedStage() {
      return steps.stream().filter(step -> step.state() == State.FAILED).map(ConnectionStep::stage).findFirst().orElse(null);
    }
  }

  static Attempt connect(Path kubeconfig, String context, ExecConsent consent) throws Exception {
    return connect(kubeconfig, context, consent, Map.of());
  }

  static Attempt connect(Path kubeconfig, String context, ExecConsent consent, Map<String, String> environment) throws Exception {
    Attempt attempt = new Attempt();
    connect(kubeconfig, context, consent, environment, attempt);
    return attempt;
  }

  /// @param attempt gets each step as soon as it is told
  static void connect(
      Path kubeconfig, String context, ExecConsent consent, Map<String, String> environment, Attempt attempt) throws Exception {
    try (KubeconfigCatalog catalog =
        new KubeconfigCatalog(KubeconfigSources.explicit(List.of(kubeconfig)), Clock.systemUTC())) {
      ContextEntry entry = catalog.readNow().contexts().stream()
          .filter(candidate -> candidate.name().equals(context)).findFirst().orElseThrow();
      LoginPrograms programs =
          new LoginPrograms(System.getenv(), Path.of("/nowhere"), Clock.systemUTC(), Duration.ofSeconds(20));
      KubeClusterConnector connector =
          new KubeClusterConnector(catalog, programs, new NoParts(), environment, Clock.systemUTC());
      try {
        attempt.connection = connector.connect(entry, consent, attempt.steps::add);
      } catch (ClusterException e) {
        attempt.failure = e;
      }
    }
  }

  /// Roles that nobody plays: these tests end where a connection stands.
  private static final class NoParts implements ConnectionParts {
    @Override
    public Discovery discover(ClusterHttp http) {
      return new Discovery(List.of(), Map.of(), Map.of());
    }

    @Override
    public Roles roles(ClusterHttp http, Discovery discovery) {
      return new Roles(null, null, null, null, null, null, () -> {});
    }
  }
}
