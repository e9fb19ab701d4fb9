// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.CertificateFacts;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ConnectionStep.Stage;
import dev.pilothouse.core.port.ConnectionStep.State;
import dev.pilothouse.kube.connect.ConnectSupport.Attempt;
import dev.pilothouse.kube.connect.FakeServer.Answer;
import dev.pilothouse.kube.kubeconfig.KubeconfigReader;
import dev.pilothouse.sample.SampleCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.pilothouse.kube.connect.ConnectSupport.base64;
import static dev.pilothouse.kube.connect.ConnectSupport.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

final class KubeClusterConnectorTest {
  private static final String CANARY = "canary-token-8f2b";
  @TempDir private Path folder;

  private Path kubeconfig(String server, String cluster, String user) throws IOException {
    return Files.writeString(folder.resolve("config"), """
        contexts: [{name: c, context: {cluster: k, user: u}}]
        clusters: [{name: k, cluster: {server: "%s"%s}}]
        users: [{name: u, user: {%s}}]
        """.formatted(server, cluster.isEmpty() ? "" : ", " + cluster, user));
  }

  private static String authority() {
    return "certificate-authority-data: " + base64(pem("ca.crt"));
  }

  private Attempt attempt(String server, String cluster, String user) throws Exception {
    return attempt(server, cluster, user, Map.of());
  }

  private Attempt attempt(String server, String cluster, String user, Map<String, String> environment) throws Exception {
    Attempt attempt = ConnectSupport.connect(kubeconfig(server, cluster, user), "c", program -> true, environment);
    if (attempt.connection != null) {
      attempt.connection.close();
    }
    assertThat(attempt.steps.toString()).doesNotContain(CANARY);
    return attempt;
  }

  private static void assertFailed(Attempt attempt, Stage stage, String topic) {
    assertThat(attempt.failedStage()).isEqualTo(stage);
    assertThat(attempt.failure.failure().what().key()).isEqualTo("connection." + topic + ".what");
    for (Stage later : Stage.values()) {
      if (later.ordinal() > stage.ordinal()) {
        assertThat(attempt.states().get(later)).isEqualTo(State.WAITING);
      }
    }
  }

  @Test
  void a_good_server_passes_every_step_and_tells_who_we_are() throws Exception {
    try (FakeServer server = FakeServer.secure("server.crt", FakeServer.kubernetes())) {
      Attempt attempt = attempt("https://127.0.0.1:" + server.port(), authority(), "token: " + CANARY);
      assertThat(attempt.failure).isNull();
      assertThat(attempt.states().values()).containsOnly(State.PASSED);
      assertThat(attempt.steps)
          .filteredOn(step -> step.stage() == Stage.TLS && step.state() == State.PASSED)
          .singleElement()
          .satisfies(step -> assertThat(step.certificates()).first().satisfies(certificate -> {
            assertThat(certificate.role()).isEqualTo(CertificateFacts.Role.SERVER);
            assertThat(certificate.verdict()).isEqualTo(CertificateFacts.Verdict.GOOD);
            assertThat(certificate.names()).contains("127.0.0.1");
          }));
      assertThat(attempt.connection.serverVersion()).isEqualTo("v1.36.0");
      assertThat(attempt.connection.userName()).isEqualTo("jane");
      assertThat(attempt.connection.clusterUid()).isEqualTo("the-uid");
      assertThat(server.headers).allSatisfy(headers ->
          assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer " + CANARY));
    }
  }

  @ParameterizedTest
  @CsvSource({"server-expired.crt, tls.expired", "server-future.crt, tls.notYetValid", "server-other-name.crt, tls.otherName"})
  void a_certificate_that_is_not_right_is_told_by_its_fault_and_gets_no_credentials(String certificate, String topic)
      throws Exception {
    try (FakeServer server = FakeServer.secure(certificate, FakeServer.kubernetes())) {
      Attempt attempt = attempt("https://127.0.0.1:" + server.port(), authority(), "token: " + CANARY);
      assertFailed(attempt, Stage.TLS, topic);
      assertThat(attempt.failure.failure().kind()).isEqualTo(Kind.TLS);
      assertThat(attempt.failure.failure().detail()).contains("Harbour Root CA");
      assertThat(server.paths).isEmpty();
    }
  }

  @Test
  void another_authority_names_both_and_gets_no_credentials() throws Exception {
    try (FakeServer server = FakeServer.secure("server.crt", FakeServer.kubernetes())) {
      Attempt attempt = attempt("https://127.0.0.1:" + server.port(),
          "certificate-authority-data: " + base64(pem("other-ca.crt")), "token: " + CANARY);
      assertFailed(attempt, Stage.TLS, "tls.otherCa");
      assertThat(attempt.failure.failure().why().places()).contains("Harbour Root CA", "Another Root CA");
      assertFailed(attempt("https://127.0.0.1:" + server.port(), "", "token: " + CANARY), Stage.TLS, "tls.unknownCa");
      assertThat(server.paths).isEmpty();
    }
  }

  @Test
  void another_name_may_be_expected() throws Exception {
    try (FakeServer server = FakeServer.secure("server-other-name.crt", FakeServer.kubernetes())) {
      Attempt attempt = attempt("https://127.0.0.1:" + server.port(),
          authority() + ", tls-server-name: api.old-harbour.example", "token: " + CANARY);
      assertThat(attempt.failure).isNull();
    }
  }

  @Test
  void unchecked_passes_with_a_warning() throws Exception {
    try (FakeServer server = FakeServer.secure("server-expired.crt", FakeServer.kubernetes())) {
      Attempt attempt = attempt("https://127.0.0.1:" + server.port(), "insecure-skip-tls-verify: true", "token: " + CANARY);
      assertThat(attempt.failure).isNull();
      assertThat(attempt.states().get(Stage.TLS)).isEqualTo(State.WARNED);
    }
  }

  @Test
  void a_plain_server_behind_https_is_called_so() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> {
        try (Socket line = plain.accept()) {
          line.getInputStream().read();
          line.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      assertFailed(attempt("https://127.0.0.1:" + plain.getLocalPort(), authority(), "token: " + CANARY), Stage.TLS, "tls.plainHttp");
    }
  }

  @Test
  void a_plain_server_is_spoken_to_without_credentials_only() throws Exception {
    try (FakeServer server = FakeServer.plain(FakeServer.kubernetes())) {
      assertFailed(attempt("http://127.0.0.1:" + server.port(), "", "token: " + CANARY), Stage.PARSE, "server.clearText");
      assertThat(server.paths).isEmpty();
      Attempt attempt = attempt("http://127.0.0.1:" + server.port(), "", "");
      assertThat(attempt.failure).isNull();
      assertThat(attempt.states()).containsEntry(Stage.TLS, State.SKIPPED).containsEntry(Stage.LOGIN, State.WARNED);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "401|{\"kind\":\"Status\",\"message\":\"Unauthorized\"}|LOGIN|login.refused",
      "200|<!DOCTYPE html><html>Sign in to the harbour</html>|VERSION|version.html",
      "200|hello|VERSION|version.notKubernetes",
      "302|''|VERSION|version.redirect",
      "500|broken|VERSION|answer.serverError"})
  void a_server_that_is_no_kubernetes_or_refuses_is_told_apart(int code, String body, Stage stage, String topic) throws Exception {
    try (FakeServer server =
        FakeServer.secure("server.crt", Map.of("*", new Answer(code, body, "Location: https://elsewhere.example/x")))) {
      assertFailed(attempt("https://127.0.0.1:" + server.port(), authority(), "token: " + CANARY), stage, topic);
    }
  }

  @Test
  void a_refused_request_is_sent_once_and_a_redirect_is_not_followed() throws Exception {
    try (FakeServer elsewhere = FakeServer.secure("server.crt", FakeServer.kubernetes());
        FakeServer server = FakeServer.secure("server.crt", Map.of(
            "/busy", new Answer(503, "busy", "Retry-After: 0"), "/broken", new Answer(500, "broken"),
            "/moved", new Answer(307, "", "Location: https://127.0.0.1:" + elsewhere.port() + "/version")))) {
      Path config = kubeconfig("https://127.0.0.1:" + server.port(), authority(), "token: " + CANARY);
      try (ClusterHttp http = ClusterHttp.open(new KubeconfigReader().read(config).resolve("c"))) {
        for (String path : List.of("/busy", "/broken", "/moved")) {
          var request = http.request(path).post("application/json", "{}").build();
          http.send(request, String.class, Duration.ofSeconds(10));
        }
      }
      assertThat(server.paths).containsExactly("POST /busy", "POST /broken", "POST /moved");
      assertThat(elsewhere.paths).isEmpty();
    }
  }

  @Test
  void whom_to_act_for_is_on_every_request() throws Exception {
    try (FakeServer server = FakeServer.secure("server.crt", FakeServer.kubernetes())) {
      Attempt attempt = attempt("https://127.0.0.1:" + server.port(), authority(), "token: " + CANARY
          + ", as: jane, as-uid: '7', as-groups: [crew, mates], as-user-extra: {'harbour.example/Why': [test]}");
      assertThat(attempt.states()).containsEntry(Stage.LOGIN, State.WARNED);
      assertThat(server.headers).isNotEmpty().allSatisfy(headers -> {
        assertThat(headers.getFirst("Impersonate-User")).isEqualTo("jane");
        assertThat(headers.getFirst("Impersonate-Uid")).isEqualTo("7");
        assertThat(headers.get("Impersonate-Group")).containsExactlyInAnyOrder("crew", "mates");
        assertThat(headers.getFirst("Impersonate-Extra-harbour.example%2Fwhy")).isEqualTo("test");
      });
    }
  }

  @Test
  void a_token_file_beats_a_token() throws Exception {
    Files.writeString(folder.resolve("token"), " from-the-file\n");
    try (FakeServer server = FakeServer.secure("server.crt", FakeServer.kubernetes())) {
      attempt("https://127.0.0.1:" + server.port(), authority(), "token: " + CANARY + ", tokenFile: token");
      assertThat(server.headers).isNotEmpty().allSatisfy(headers ->
          assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer from-the-file"));
    }
  }

  @Test
  void an_expired_certificate_of_ours_is_told_before_it_is_sent() throws Exception {
    try (FakeServer server = FakeServer.secure("server.crt", FakeServer.kubernetes())) {
      Attempt attempt = attempt("https://127.0.0.1:" + server.port(), authority(), "client-certificate-data: "
          + base64(pem("client-expired.crt")) + ", client-key-data: " + base64(pem("ec-sec1.key")));
      assertFailed(attempt, Stage.LOGIN, "login.certificateExpired");
      assertThat(server.paths).isEmpty();
    }
  }

  @Test
  void a_name_that_nobody_knows_fails_at_the_name() throws Exception {
    assertThat(attempt("https://no-such-host.invalid:6443", authority(), "token: " + CANARY).failedStage()).isEqualTo(Stage.NAME);
  }

  @Test
  void a_dead_proxy_is_named_and_a_server_of_no_proxy_goes_straight() throws Exception {
    try (FakeServer server = FakeServer.secure("server.crt", FakeServer.kubernetes())) {
      int dead = freePort();
      String address = "https://127.0.0.1:" + server.port();
      Attempt attempt = attempt(address, authority() + ", proxy-url: 'http://me:canary-token-8f2b@127.0.0.1:" + dead + "'", "token: x");
      assertFailed(attempt, Stage.TCP, "proxy.refused");
      Attempt straight = attempt(address, authority(), "token: x", Map.of("HTTPS_PROXY", "http://127.0.0.1:" + dead));
      assertThat(straight.failure).isNull();
      assertThat(straight.last(Stage.PROXY).found().key()).isEqualTo("connection.step.proxy.excluded");
    }
  }

  @Test
  void a_line_through_a_proxy_works() throws Exception {
    try (FakeServer server = FakeServer.secure("server.crt", FakeServer.kubernetes()); TunnelProxy proxy = new TunnelProxy()) {
      Attempt attempt = attempt("https://127.0.0.1:" + server.port(),
          authority() + ", proxy-url: 'http://me:word@127.0.0.1:" + proxy.port() + "'", "token: " + CANARY);
      assertThat(attempt.failure).isNull();
      assertThat(proxy.heads).hasSizeGreaterThanOrEqualTo(2).allSatisfy(head ->
          assertThat(head).startsWith("CONNECT 127.0.0.1:" + server.port()).contains("Proxy-Authorization: Basic bWU6d29yZA=="));
    }
  }

  @Test
  void connecting_can_be_cancelled_while_the_server_is_silent() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Path config = kubeconfig("https://127.0.0.1:" + silent.getLocalPort(), authority(), "token: " + CANARY);
      CountDownLatch ended = new CountDownLatch(1);
      AtomicReference<Exception> how = new AtomicReference<>();
      Thread connecting = Thread.ofVirtual().start(() -> {
        try {
          ConnectSupport.connect(config, "c", program -> true);
        } catch (Exception e) {
          how.set(e);
        }
        ended.countDown();
      });
      silent.accept();
      await().atMost(Duration.ofSeconds(10)).until(() -> connecting.getState() != Thread.State.NEW);
      connecting.interrupt();
      // That it was cancelled, not that the server took too long, is what it ends with; how soon is up to a busy computer.
      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(how.get()).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the login program is sleep, which Windows does not have")
  void a_login_program_that_hangs_is_seen_running_and_can_be_cancelled() throws Exception {
    String user = "exec: {apiVersion: client.authentication.k8s.io/v1, command: sleep, args: ['300'], interactiveMode: Never}";
    try (FakeServer server = FakeServer.secure("server.crt", FakeServer.kubernetes())) {
      Path config = kubeconfig("https://127.0.0.1:" + server.port(), authority(), user);
      Attempt attempt = new Attempt();
      CompletableFuture<Exception> how = new CompletableFuture<>();
      Thread connecting = Thread.ofVirtual().start(() -> {
        try {
          ConnectSupport.connect(config, "c", program -> true, Map.of(), attempt);
          how.complete(new IllegalStateException("it went on"));
        } catch (Exception e) {
          how.complete(e);
        }
      });
      await().atMost(Duration.ofSeconds(60)).until(() -> attempt.states().get(Stage.LOGIN) == State.RUNNING);
      assertThat(attempt.last(Stage.LOGIN).found().key()).isEqualTo("connection.step.login.running");
      connecting.interrupt();
      assertThat(how.get(60, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      assertThat(server.paths).as("nothing was asked without a login").isEmpty();
    }
  }

  @Test
  void the_sample_cluster_is_connected_to_like_any_other() throws Exception {
    try (SampleCluster cluster = SampleCluster.start()) {
      Attempt attempt = attempt(cluster.url(), "certificate-authority-data: " + base64(cluster.authorityPem()),
          "token: " + cluster.token());
      assertThat(attempt.failure).isNull();
      assertThat(attempt.connection.serverVersion()).startsWith("v1.");
      assertFailed(attempt(cluster.url(), "certificate-authority-data: " + base64(cluster.authorityPem()), "token: wrong"),
          Stage.LOGIN, "login.refused");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
