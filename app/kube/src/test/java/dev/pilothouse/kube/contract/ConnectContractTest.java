// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ConnectionStep;
import dev.pilothouse.core.port.ConnectionStep.Stage;
import dev.pilothouse.core.port.ConnectionStep.State;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.core.port.ExecConsent.LoginProgram;
import dev.pilothouse.kube.connect.KubeClusterConnector;
import dev.pilothouse.kube.contract.ClusterUnderTest.Login;
import dev.pilothouse.kube.exec.LoginPrograms;
import dev.pilothouse.kube.gateway.ClusterRoles;
import dev.pilothouse.kube.kubeconfig.KubeconfigCatalog;
import dev.pilothouse.kube.kubeconfig.KubeconfigSources;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Connecting by each way to log in, on every cluster that there is, with every step of a connection.
class ConnectContractTest {
  private static final ExecConsent YES = program -> true;

  static Stream<Arguments> clustersAndLogins() {
    return ClusterUnderTest.names().stream().flatMap(cluster ->
        Stream.of(Login.CERTIFICATE, Login.TOKEN, Login.PROGRAM).map(login -> Arguments.of(cluster, login)));
  }

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  private static ClusterConnection connect(
      ClusterUnderTest cluster, Login login, ExecConsent consent, Consumer<ConnectionStep> progress) throws Exception {
    try (KubeconfigCatalog catalog =
        new KubeconfigCatalog(KubeconfigSources.explicit(List.of(cluster.kubeconfig())), Clock.systemUTC())) {
      ContextEntry entry = catalog.readNow().contexts().stream()
          .filter(candidate -> candidate.name().equals(login.context())).findFirst().orElseThrow();
      LoginPrograms programs =
          new LoginPrograms(System.getenv(), Path.of("/nowhere"), Clock.systemUTC(), Duration.ofSeconds(20));
      return new KubeClusterConnector(catalog, programs, new ClusterRoles(), Map.of(), Clock.systemUTC())
          .connect(entry, consent, progress);
    }
  }

  @ParameterizedTest
  @MethodSource("clustersAndLogins")
  void everyWayToLogInConnects(String name, Login login) throws Exception {
    List<ConnectionStep> steps = new CopyOnWriteArrayList<>();
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name);
        ClusterConnection connection = connect(cluster, login, YES, steps::add)) {
      assertThat(connection.serverVersion()).startsWith("v1.");
      assertThat(connection.userName()).isNotEmpty();
      assertThat(connection.clusterUid()).hasSize(36);
      assertThat(connection.discovery().byId("deployments.apps")).contains(ClusterUnderTest.DEPLOYMENTS);
      assertThat(connection.gateway().may("delete", ClusterUnderTest.PODS, "", cluster.namespace())).isTrue();
      assertThat(steps).noneMatch(step -> step.state() == State.FAILED);
      assertThat(steps.getLast().stage()).isEqualTo(Stage.RIGHTS);
      assertThat(steps.getLast().state()).isEqualTo(State.PASSED);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aCertificateAndATokenAreDifferentUsers(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name);
        ClusterConnection certificate = connect(cluster, Login.CERTIFICATE, YES, step -> {});
        ClusterConnection token = connect(cluster, Login.TOKEN, YES, step -> {});
        ClusterConnection program = connect(cluster, Login.PROGRAM, YES, step -> {})) {
      assertThat(certificate.userName()).isNotEqualTo(token.userName());
      assertThat(program.userName()).isEqualTo(token.userName());
      assertThat(certificate.clusterUid()).isEqualTo(token.clusterUid());
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void anExpiredCertificateFailsAtTheLogin(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      List<ConnectionStep> steps = new CopyOnWriteArrayList<>();
      assertThatThrownBy(() -> connect(cluster, Login.EXPIRED, YES, steps::add))
          .isInstanceOfSatisfying(ClusterException.class, e ->
              assertThat(e.failure().what().key()).isEqualTo("connection.login.certificateExpired.what"));
      assertThat(steps).anyMatch(step -> step.stage() == Stage.LOGIN && step.state() == State.FAILED);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aProgramDoesNotRunWithoutConsent(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      List<LoginProgram> asked = new CopyOnWriteArrayList<>();
      ExecConsent no = program -> {
        asked.add(program);
        return false;
      };
      assertThatThrownBy(() -> connect(cluster, Login.PROGRAM, no, step -> {}))
          .isInstanceOfSatisfying(ClusterException.class, e ->
              assertThat(e.failure().kind()).isEqualTo(ClusterFailure.Kind.CONSENT));
      assertThat(asked).hasSize(1);
      assertThat(asked.getFirst().resolved()).startsWith("/");
    }
  }
}
