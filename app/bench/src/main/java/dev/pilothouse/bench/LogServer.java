// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A server that does nothing but tell the log of a pod, as fast as it is taken: `LogServer KEYSTORE`, in a JVM of its own,
/// prints its port and ends with its standard input. The container's name says how much: `lines-1000000`, or `rate-50000` for
/// so many a second without an end.
public final class LogServer {
  /// The word that one in so many lines has.
  static final String NEEDLE = "order-47110815";
  static final int NEEDLE_EVERY = 10_000;

  private static final String RESOURCES =
      """
      {"kind": "APIResourceList", "groupVersion": "v1", "resources": [
        {"name": "pods", "namespaced": true, "kind": "Pod", "verbs": ["get", "list", "watch"]},
        {"name": "pods/log", "namespaced": true, "kind": "Pod", "verbs": ["get"]}]}
      """;
  /// kubectl asks first whether the pod has the container.
  private static final String POD =
      """
      {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "checkout", "namespace": "default", "uid": "1"},
       "spec": {"containers": [{"name": "lines-1000", "image": "checkout"}, {"name": "lines-1000000", "image": "checkout"},
         {"name": "lines-10000000", "image": "checkout"}]},
       "status": {"phase": "Running"}}
      """;
  private static final int BLOCK = 100_000;
  private static final int TICKS = 50;
  /// Of a key that lives for a minute and opens nothing.
  private static final String PASSWORD = "benchmark";
  private static final byte[] LINES = lines();
  private static final int[] STARTS = starts(LINES);

  private LogServer() {}

  public static void main(String[] args) throws Exception {
    HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity(Path.of(args[0]))));
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", LogServer::answer);
    server.start();
    System.out.println(server.getAddress().getPort());
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
    System.exit(0);
  }

  private static SSLContext identity(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /// Makes the server's key and certificate.
  ///
  /// @return the certificate, which is its own authority
  static Path identity(Path store, Path certificate) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Machine.output(
        List.of(
            keytool, "-genkeypair", "-keyalg", "EC", "-alias", "logs", "-dname", "CN=logs", "-ext", "SAN=ip:127.0.0.1",
            "-validity", "2", "-keystore", store.toString(), "-storepass", PASSWORD));
    String pem =
        Machine.output(
            List.of(keytool, "-exportcert", "-rfc", "-alias", "logs", "-keystore", store.toString(), "-storepass", PASSWORD));
    return Files.writeString(certificate, pem);
  }

  /// The same hundred thousand lines that are told over and over, each with its time before it.
  static byte[] lines() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Instant time = Instant.parse("2026-03-01T10:00:00.000000001Z");
    for (int i = 0; i < BLOCK; i++) {
      String level = i % 50 == 0 ? "ERROR" : i % 10 == 0 ? "WARN" : "INFO";
      String what = i % NEEDLE_EVERY == NEEDLE_EVERY - 1 ? NEEDLE : String.format(Locale.ROOT, "order-%08d", i);
      String line =
          String.format(
              Locale.ROOT, "%s %s checkout GET /cart/%d status=%d dur=%dms %s user=%d upstream=payments:8443 attempt=1 trace=%08x",
              time.plusMillis(i), level, i % 977, i % 50 == 0 ? 500 : 200, i % 191, what, i % 90_417,
              i * 2_654_435_761L & 0xffffffffL);
      all.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return all.toByteArray();
  }

  private static int[] starts(byte[] lines) {
    int[] starts = new int[BLOCK + 1];
    int line = 0;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i] == '\n') {
        starts[++line] = i + 1;
      }
    }
    return starts;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String query = exchange.getRequestURI().getQuery();
      if (!path.endsWith("/log")) {
        json(exchange, object(path));
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        tell(container(query == null ? "" : query), out);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String container(String query) {
    for (String part : query.split("&")) {
      if (part.startsWith("container=")) {
        return URLDecoder.decode(part.substring("container=".length()), StandardCharsets.UTF_8);
      }
    }
    return "lines-1000";
  }

  private static void tell(String container, OutputStream out) throws IOException, InterruptedException {
    int number = Integer.parseInt(container.substring(container.indexOf('-') + 1));
    if (container.startsWith("lines-")) {
      tell(0, number, out);
      return;
    }
    long begun = System.nanoTime();
    for (long tick = 1, told = 0; ; tick++) {
      long due = tick * number / TICKS;
      tell((int) (told % BLOCK), (int) (due - told), out);
      out.flush();
      told = due;
      long rest = begun + tick * 1_000_000_000L / TICKS - System.nanoTime();
      Thread.sleep(Math.max(0, rest / 1_000_000));
    }
  }

  private static void tell(int from, int count, OutputStream out) throws IOException {
    int first = from;
    int left = count;
    while (left > 0) {
      int now = Math.min(left, BLOCK - first);
      out.write(LINES, STARTS[first], STARTS[first + now] - STARTS[first]);
      left -= now;
      first = 0;
    }
  }

  private static void json(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(body.startsWith("{\"kind\":\"Status\"") ? 404 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// What clients ask before they read a log.
  private static String object(String path) {
    return switch (path) {
      case "/version" -> "{\"major\":\"1\",\"minor\":\"36\",\"gitVersion\":\"v1.36.0\"}";
      case "/api" -> "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}";
      case "/apis" -> "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[]}";
      case "/api/v1" -> RESOURCES;
      case "/api/v1/namespaces/default/pods/checkout" -> POD;
      default -> "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404}";
    };
  }
}
