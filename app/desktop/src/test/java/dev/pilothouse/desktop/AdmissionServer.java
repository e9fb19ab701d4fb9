// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An admission webhook on the loopback address, with a certificate of its own, that refuses what contains a word.
final class AdmissionServer implements AutoCloseable {
  private static final char[] PASSWORD = "loopback".toCharArray();
  private final ObjectMapper json = new ObjectMapper();
  private final HttpsServer server;
  private final String authority;
  private final String word;
  private final String message;

  /// @param folder where its key may lie
  /// @param word what an object must not contain
  /// @param message what is said then
  AdmissionServer(Path folder, String word, String message) throws IOException, GeneralSecurityException {
    this.word = word;
    this.message = message;
    KeyStore keys = keys(folder.resolve("admission.p12"));
    byte[] certificate = keys.getCertificate("admission").getEncoded();
    String pem =
        "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate) + "\n-----END CERTIFICATE-----\n";
    authority = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private static KeyStore keys(Path file) throws IOException, GeneralSecurityException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "admission",
                "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12", "-keystore",
                file.toString(), "-storepass", new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (Files.notExists(file)) {
      throw new IllegalStateException("keytool: " + said);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream store = Files.newInputStream(file)) {
      keys.load(store, PASSWORD);
    }
    return keys;
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode review = json.readTree(exchange.getRequestBody());
    JsonNode request = review.path("request");
    boolean refused = request.path("object").toString().contains(word);
    ObjectNode answer = json.createObjectNode();
    answer.put("apiVersion", review.path("apiVersion").asText()).put("kind", "AdmissionReview");
    ObjectNode response = answer.putObject("response").put("uid", request.path("uid").asText()).put("allowed", !refused);
    if (refused) {
      response.putObject("status").put("code", 403).put("message", message);
    }
    byte[] body = json.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /// How a ValidatingWebhookConfiguration reaches it.
  String clientConfig() {
    return "{url: \"https://127.0.0.1:%d/\", caBundle: %s}".formatted(server.getAddress().getPort(), authority);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
