// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.kube.kubeconfig.Kubeconfig;
import dev.pilothouse.kube.kubeconfig.KubeconfigReader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// Runs against the cluster that the variable names; its contexts are those of a test control plane.
@EnabledIfEnvironmentVariable(named = "PILOTHOUSE_IT_KUBECONFIG", matches = ".+")
final class RealClusterTest {
  private Kubeconfig config;

  @BeforeEach
  void read() throws ClusterException {
    config = new KubeconfigReader().read(Path.of(System.getenv("PILOTHOUSE_IT_KUBECONFIG")));
  }

  @Test
  void a_client_certificate_and_a_token_read_the_version() throws Exception {
    for (String name : new String[] {"real", "token", "viewer"}) {
      try (ClusterHttp http = ClusterHttp.open(config.resolve(name))) {
        assertThat(http.get("/version", Duration.ofSeconds(10))).contains("gitVersion");
        assertThat(http.get("/apis/authorization.k8s.io/v1", Duration.ofSeconds(10))).contains("selfsubjectaccessreviews");
      }
    }
  }
}
