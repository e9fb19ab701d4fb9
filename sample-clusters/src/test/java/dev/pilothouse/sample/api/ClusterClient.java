// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.SampleCluster;
import dev.pilothouse.sample.store.Json;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Speaks to a sample cluster over its real port, trusting its authority and nothing else.
public final class ClusterClient implements AutoCloseable {

  public record Answer(int code, JsonNode body, String text, HttpClient.Version version) {}

  private final SampleCluster cluster;
  private final HttpClient client;

  public ClusterClient(SampleCluster cluster) {
    this.cluster = cluster;
    this.client = HttpClient.newBuilder().sslContext(trusting(cluster.authorityPem())).build();
  }

  public static SSLContext trusting(String authorityPem) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "authority",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(authorityPem.getBytes(StandardCharsets.US_ASCII))));
      TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(cluster.url() + path)).header("Authorization", "Bearer " + cluster.token());
  }

  public Answer get(String path) {
    return send(request(path).GET().build());
  }

  public Answer get(String path, String accept) {
    return send(request(path).header("Accept", accept).GET().build());
  }

  public Answer post(String path, String json) {
    return send(with(path, "POST", "application/json", json));
  }

  public Answer put(String path, JsonNode body) {
    return send(with(path, "PUT", "application/json", body.toString()));
  }

  public Answer patch(String path, String contentType, String body) {
    return send(with(path, "PATCH", contentType, body));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE().build());
  }

  public Answer delete(String path, String options) {
    return send(with(path, "DELETE", "application/json", options));
  }

  private HttpRequest with(String path, String method, String contentType, String body) {
    return request(path)
        .header("Content-Type", contentType)
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  public Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      boolean json = response.headers().firstValue("content-type").orElse("").startsWith("application/json");
      JsonNode body = json ? Json.MAPPER.readTree(response.body()) : Json.object();
      return new Answer(response.statusCode(), body, response.body(), response.version());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Reads a stream line by line in the background.
  public Lines stream(String path, String accept) {
    try {
      HttpResponse<InputStream> response =
          client.send(request(path).header("Accept", accept).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
      return new Lines(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public Lines watch(String path) {
    return stream(path, "application/json");
  }

  /// The lines that came so far.
  public static final class Lines implements AutoCloseable {

    public final int code;
    private final InputStream body;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile String end = "";

    Lines(int code, InputStream body) {
      this.code = code;
      this.body = body;
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.add(line);
        }
        end = "ended";
      } catch (IOException e) {
        end = "broken";
      }
    }

    public List<String> lines() {
      return List.copyOf(lines);
    }

    /// `ADDED web`, `MODIFIED web`, …
    public List<String> events() {
      return lines.stream().map(Lines::event).toList();
    }

    private static String event(String line) {
      try {
        JsonNode event = Json.MAPPER.readTree(line);
        return (Json.text(event, "type") + " " + Json.name(event.path("object"))).strip();
      } catch (IOException e) {
        return "unreadable";
      }
    }

    public ObjectNode object(int index) {
      try {
        return (ObjectNode) Json.MAPPER.readTree(lines.get(index)).path("object");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// `ended`, `broken`, or empty while it goes on.
    public String end() {
      return end;
    }

    @Override
    public void close() {
      try {
        body.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
