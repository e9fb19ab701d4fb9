// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.SampleCluster;
import dev.pilothouse.sample.api.ClusterClient.Answer;
import dev.pilothouse.sample.store.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ServerTest {

  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static SampleCluster cluster;
  private static ClusterClient client;

  @BeforeAll
  static void start() {
    cluster = SampleCluster.start();
    client = new ClusterClient(cluster);
  }

  @AfterAll
  static void stop() {
    client.close();
    cluster.close();
  }

  private static String raw(String host, String more) throws IOException {
    int port = URI.create(cluster.url()).getPort();
    try (SSLSocket socket =
        (SSLSocket)
            ClusterClient.trusting(cluster.authorityPem()).getSocketFactory().createSocket("127.0.0.1", port)) {
      String text = "GET /api HTTP/1.1\r\nHost: " + host.replace("PORT", "" + port) + "\r\n" + more + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String secret() {
    return "Authorization: Bearer " + cluster.token() + "\r\n";
  }

  @Test
  void clientsThatCanGetHttp2() {
    Answer answer = client.get("/version");
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(Json.text(answer.body(), "major")).isEqualTo("1");
  }

  @Test
  void onlyLoopbackNamesWithThePortAreAnswered() throws IOException {
    assertThat(raw("127.0.0.1:PORT", secret())).startsWith("HTTP/1.1 200");
    assertThat(raw("localhost:PORT", secret())).startsWith("HTTP/1.1 200");
    assertThat(raw("[::1]:PORT", secret())).startsWith("HTTP/1.1 200");
    assertThat(raw("evil.example:PORT", secret())).startsWith("HTTP/1.1 403").contains("\"kind\":\"Status\"");
    assertThat(raw("127.0.0.1:1", secret())).startsWith("HTTP/1.1 403");
    assertThat(raw("127.0.0.1", secret())).startsWith("HTTP/1.1 403");
  }

  @Test
  void foreignPagesAreRefusedEvenWithTheSecret() throws IOException {
    assertThat(raw("127.0.0.1:PORT", secret() + "Origin: https://evil.example\r\n")).startsWith("HTTP/1.1 403");
    assertThat(raw("127.0.0.1:PORT", secret() + "Origin: null\r\n")).startsWith("HTTP/1.1 403");
  }

  @Test
  void nothingIsToldWithoutTheSecret() throws IOException {
    assertThat(raw("127.0.0.1:PORT", "")).startsWith("HTTP/1.1 401").contains("\"reason\":\"Unauthorized\"");
    assertThat(raw("127.0.0.1:PORT", "Authorization: Bearer wrong\r\n")).startsWith("HTTP/1.1 401");
    Answer version =
        client.send(HttpRequest.newBuilder(URI.create(cluster.url() + "/version")).GET().build());
    assertThat(version.code()).isEqualTo(401);
  }

  @Test
  void everyRunHasItsOwnSecret() {
    try (SampleCluster other = SampleCluster.start()) {
      assertThat(other.token()).hasSize(64).isNotEqualTo(cluster.token());
    }
  }

  @Test
  void theKubeconfigIsForItsOwnerOnly(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("deep").resolve("kubeconfig");
    cluster.writeKubeconfig(file);
    cluster.writeKubeconfig(file);
    assertThat(Files.readString(file)).contains(cluster.url(), cluster.token());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
  }

  @Test
  void discoveryNamesEveryKindPlainAndAggregated() {
    Answer core = client.get("/api/v1");
    assertThat(core.body().findValuesAsText("name")).contains("pods", "pods/log", "pods/eviction", "nodes", "events");
    Answer groups = client.get("/apis");
    assertThat(groups.body().findValuesAsText("groupVersion"))
        .contains("apps/v1", "batch/v1", "autoscaling/v2", "metrics.k8s.io/v1beta1", "events.k8s.io/v1");
    Answer all =
        client.get("/apis", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json");
    assertThat(all.body().path("kind").asText()).isEqualTo("APIGroupDiscoveryList");
    assertThat(all.body().findValuesAsText("resource")).contains("deployments", "jobs", "leases");
    assertThat(client.get("/apis/none.example").code()).isEqualTo(404);
  }

  @Test
  void everyBuiltInKindIsListedAsObjectsAsMetadataAndAsTable() {
    for (String version : new String[] {"/api/v1", "/apis/apps/v1", "/apis/batch/v1", "/apis/autoscaling/v2",
        "/apis/networking.k8s.io/v1", "/apis/policy/v1", "/apis/rbac.authorization.k8s.io/v1",
        "/apis/discovery.k8s.io/v1", "/apis/storage.k8s.io/v1", "/apis/coordination.k8s.io/v1",
        "/apis/scheduling.k8s.io/v1", "/apis/apiextensions.k8s.io/v1", "/apis/events.k8s.io/v1"}) {
      client.get(version).body().path("resources").forEach(resource -> {
        String name = resource.path("name").asText();
        if (!name.contains("/")) {
          String path = version + "/" + name;
          assertThat(client.get(path).body().path("kind").asText()).isEqualTo(resource.path("kind").asText() + "List");
          assertThat(client.get(path, "application/json;as=Table;v=v1;g=meta.k8s.io").body().path("kind").asText())
              .isEqualTo("Table");
          assertThat(
                  client
                      .get(path, "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io")
                      .body()
                      .path("kind")
                      .asText())
              .isEqualTo("PartialObjectMetadataList");
        }
      });
    }
  }

  @Test
  void aPathThatIsNotServedIsAStatus() {
    Answer answer = client.get("/apis/apps/v1/namespaces/default/boats");
    assertThat(answer.code()).isEqualTo(404);
    assertThat(answer.body().path("message").asText()).isEqualTo("the server could not find the requested resource");
    assertThat(client.patch(PODS, "application/merge-patch+json", "{}").code()).isEqualTo(405);
    assertThat(client.get("/api/v1/pods", "application/vnd.kubernetes.protobuf").code()).isEqualTo(406);
  }

  @Test
  void whoKnowsTheSecretMayDoEverything() {
    Answer answer = client.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "{\"spec\":{}}");
    assertThat(answer.code()).isEqualTo(201);
    assertThat(answer.body().at("/status/allowed").asBoolean()).isTrue();
    assertThat(
            client
                .post("/apis/authentication.k8s.io/v1/selfsubjectreviews", "{}")
                .body()
                .at("/status/userInfo/username")
                .asText())
        .isEqualTo("sample-user");
  }

  @Test
  void openApiNamesFieldsAndKinds() {
    ObjectNode index = (ObjectNode) client.get("/openapi/v3").body();
    String url = Json.text(index, "paths", "apis/apps/v1", "serverRelativeURL");
    ObjectNode document = (ObjectNode) client.get(url).body();
    assertThat(Json.at(document, "components", "schemas", "v1.DeploymentSpec", "properties").has("replicas")).isTrue();
    assertThat(Json.at(document, "paths", "/apis/apps/v1/namespaces/{namespace}/deployments/{name}", "patch").toString())
        .contains("fieldValidation");
  }
}
