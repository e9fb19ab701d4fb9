// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ConnectionStep.Stage;
import dev.pilothouse.core.port.ConnectionStep.State;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.kube.connect.ConnectSupport.Attempt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Runs against the cluster that the variable names; its contexts are those of a test control plane.
@EnabledIfEnvironmentVariable(named = "PILOTHOUSE_IT_KUBECONFIG", matches = ".+")
final class RealClusterTest {

  private static Attempt connect(String context, ExecConsent consent) throws Exception {
    return ConnectSupport.connect(Path.of(System.getenv("PILOTHOUSE_IT_KUBECONFIG")), context, consent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"real", "token", "exec", "viewer"})
  void connects(String context) throws Exception {
    Attempt attempt = connect(context, program -> true);
    assertThat(attempt.failure).isNull();
    try (var connection = attempt.connection) {
      assertThat(connection.serverVersion()).startsWith("v1.");
      assertThat(connection.userName()).isNotEmpty();
      assertThat(attempt.states().values()).containsOnly(State.PASSED);
    }
  }

  @Test
  void an_expired_certificate_fails_at_the_login() throws Exception {
    Attempt attempt = connect("expired", program -> true);
    assertThat(attempt.failedStage()).isEqualTo(Stage.LOGIN);
    assertThat(attempt.failure.failure().what().key()).isEqualTo("connection.login.certificateExpired.what");
  }

  @Test
  void another_authority_fails_at_tls_and_names_both() throws Exception {
    Attempt attempt = connect("wrong-ca", program -> true);
    assertThat(attempt.failedStage()).isEqualTo(Stage.TLS);
    assertThat(attempt.failure.failure().kind()).isEqualTo(ClusterFailure.Kind.TLS);
    assertThat(attempt.failure.failure().what().key()).isEqualTo("connection.tls.otherCa.what");
    assertThat(attempt.states().get(Stage.LOGIN)).isEqualTo(State.WAITING);
  }

  @Test
  void a_dead_server_fails_at_tcp() throws Exception {
    Attempt attempt = connect("dead", program -> true);
    assertThat(attempt.failedStage()).isEqualTo(Stage.TCP);
    assertThat(attempt.failure.failure().what().key()).isEqualTo("connection.tcp.refused.what");
  }

  @Test
  void a_login_program_does_not_run_without_consent() throws Exception {
    List<ExecConsent.LoginProgram> asked = new ArrayList<>();
    Attempt attempt = connect("exec", program -> {
      asked.add(program);
      return false;
    });
    assertThat(attempt.failedStage()).isEqualTo(Stage.LOGIN);
    assertThat(attempt.failure.failure().kind()).isEqualTo(ClusterFailure.Kind.CONSENT);
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().resolved()).startsWith("/").endsWith("print-token");
  }
}
