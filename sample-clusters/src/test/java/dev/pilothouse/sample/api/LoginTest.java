// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.SampleCluster;
import dev.pilothouse.sample.SampleKubeconfig;
import dev.pilothouse.sample.api.tls.CertificateAuthority;
import dev.pilothouse.sample.store.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Who is let in, and as whom.
class LoginTest {

  private static SampleCluster cluster;

  @BeforeAll
  static void start() {
    cluster = SampleCluster.start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static SSLContext context(CertificateAuthority.Identity identity) throws Exception {
    CertificateFactory certificates = CertificateFactory.getInstance("X.509");
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("ca", certificates.generateCertificate(bytes(cluster.authorityPem())));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    String key = identity.privateKeyPem().replaceAll("-----[A-Z ]+-----|\\s", "");
    store.setKeyEntry(
        "me",
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key))),
        new char[0],
        new Certificate[] {certificates.generateCertificate(bytes(identity.certificatePem()))});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static HttpResponse<String> whoAmI(SSLContext context) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(cluster.url() + "/apis/authentication.k8s.io/v1/selfsubjectreviews"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void aCertificateOfTheRunIsALoginAndNamesItsUser() throws Exception {
    HttpResponse<String> answer = whoAmI(context(cluster.clientCertificate("jane", Instant.now().plusSeconds(60))));
    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode user = Json.MAPPER.readTree(answer.body()).path("status").path("userInfo");
    assertThat(user.path("username").asText()).isEqualTo("jane");
    assertThat(user.path("groups").toString()).isEqualTo("[\"system:masters\",\"system:authenticated\"]");
  }

  @Test
  void anExpiredCertificateIsRefusedByAnAnswer() throws Exception {
    HttpResponse<String> answer = whoAmI(context(cluster.clientCertificate("jane", Instant.now().minusSeconds(60))));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"kind\":\"Status\"");
  }

  @Test
  void aCertificateOfAnotherRunIsNoLogin() throws Exception {
    CertificateAuthority other = CertificateAuthority.create(Instant.now());
    Instant end = Instant.now().plusSeconds(60);
    assertThat(whoAmI(context(other.client("jane", "system:masters", Instant.now(), end))).statusCode()).isEqualTo(401);
  }

  @Test
  void theCertificateOfTheServerIsNoLogin() throws Exception {
    CertificateAuthority authority = CertificateAuthority.create(Instant.now());
    CertificateFactory certificates = CertificateFactory.getInstance("X.509");
    Instant now = Instant.now();
    var server = (java.security.cert.X509Certificate)
        certificates.generateCertificate(bytes(authority.server(now).certificatePem()));
    var client = (java.security.cert.X509Certificate)
        certificates.generateCertificate(bytes(authority.client("jane", "", now, now.plusSeconds(60)).certificatePem()));
    assertThat(authority.vouchesFor(client, now)).isTrue();
    assertThat(authority.vouchesFor(server, now)).isFalse();
  }

  @Test
  void theSecretOfAProgramStandsInAFileAndInNoArgument(@TempDir Path folder) throws Exception {
    Path credential = folder.resolve("credential");
    String yaml = SampleKubeconfig.of(cluster).withProgram("program", credential).yaml();
    assertThat(yaml).doesNotContain(cluster.token()).contains("command: cat", credential.toString(), "current-context: program");
    assertThat(Files.readString(credential)).contains(cluster.token());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credential))).isEqualTo("rw-------");
  }
}
