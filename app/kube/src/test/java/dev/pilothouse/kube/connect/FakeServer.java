// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A server that answers every request alike, save for the paths that it was told of, and remembers what it was asked.
final class FakeServer implements AutoCloseable {
  final List<String> paths = Collections.synchronizedList(new ArrayList<>());
  final List<Headers> headers = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Answer> answers;

  record Answer(int code, String body, String... moreHeaders) {}

  private FakeServer(HttpServer server, Map<String, Answer> answers) {
    this.server = server;
    this.answers = answers;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static FakeServer plain(Map<String, Answer> answers) throws IOException {
    return new FakeServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), answers);
  }

  /// @param certificate a file of the test keys that belongs to server.key
  static FakeServer secure(String certificate, Map<String, Answer> answers) throws Exception {
    HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(certificate)));
    return new FakeServer(server, answers);
  }

  private static SSLContext context(String certificate) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    X509Certificate[] chain = Pem.certificates(ConnectSupport.pem(certificate)).toArray(X509Certificate[]::new);
    store.setKeyEntry("server", Pem.privateKey(ConnectSupport.pem("server.key")), new char[0], chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /// A server that is a Kubernetes API as far as a connection asks.
  static Map<String, Answer> kubernetes() {
    return Map.of(
        "/version", new Answer(200, "{\"gitVersion\":\"v1.36.0\"}"),
        "/apis/authentication.k8s.io/v1/selfsubjectreviews",
        new Answer(201, "{\"status\":{\"userInfo\":{\"username\":\"jane\"}}}"),
        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", new Answer(201, "{\"status\":{\"allowed\":true}}"),
        "/api/v1/namespaces/kube-system", new Answer(200, "{\"metadata\":{\"uid\":\"the-uid\"}}"));
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    headers.add(exchange.getRequestHeaders());
    Answer answer = answers.getOrDefault(
        exchange.getRequestURI().getPath(), answers.getOrDefault("*", new Answer(404, "{\"kind\":\"Status\"}")));
    exchange.getRequestBody().readAllBytes();
    for (String header : answer.moreHeaders()) {
      int colon = header.indexOf(':');
      exchange.getResponseHeaders().set(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.code(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
