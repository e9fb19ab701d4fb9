// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.wire.ServerStatus;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Opens the streams of a feed on the line to its cluster, and knows when anything was last heard on it. Any thread.
final class FeedLine {
  private static final int LARGEST_ERROR = 1 << 16;
  private final ClusterHttp http;
  private final FeedTiming timing;
  private final Silence silence;
  private volatile boolean knowsMark = true;

  FeedLine(ClusterHttp http, FeedTiming timing) {
    this.http = http;
    this.timing = timing;
    silence = new Silence(timing, System::nanoTime, InstantSource.system());
  }

  /// An answer of code 200 of which nothing has been read yet.
  ///
  /// @param protobuf whether its body is protobuf, else JSON
  record Answer(boolean protobuf, InputStream body) implements Closeable {
    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  Answer open(String path, String accept) throws ClusterException, Refusal, IOException, InterruptedException {
    HttpRequest request = http.request(path).header("Accept", accept).forStreaming().build();
    HttpResponse<InputStream> response = http.send(request, InputStream.class, timing.answer());
    silence.heard();
    InputStream body = new Heard(response.body());
    String type = header(response, "Content-Type").toLowerCase(Locale.ROOT);
    boolean protobuf = type.startsWith("application/vnd.kubernetes.protobuf");
    if (response.code() != 200) {
      try (body) {
        throw refusal(response, protobuf, body.readNBytes(LARGEST_ERROR));
      }
    }
    if (!protobuf && !type.startsWith("application/json")) {
      try (body) {
        throw new Refusal(response.code(), ServerStatus.words(false, body.readNBytes(LARGEST_ERROR)), Refusal.seconds(""));
      }
    }
    return new Answer(protobuf, body);
  }

  private static Refusal refusal(HttpResponse<?> response, boolean protobuf, byte[] body) {
    return new Refusal(
        response.code(), ServerStatus.words(protobuf, body), Refusal.seconds(header(response, "Retry-After")));
  }

  private static String header(HttpResponse<?> response, String name) {
    @Nullable String value = response.header(name);
    return value == null ? "" : value.strip();
  }

  /// Whether the server, as far as is known, marks the end of initial events.
  boolean knowsMark() {
    return knowsMark;
  }

  /// The server is too old to know `sendInitialEvents` and ignored it.
  void noMark() {
    knowsMark = false;
  }

  /// Tests whether the server answers anything at all.
  void probe() throws ClusterException, InterruptedException {
    http.send(http.request("/version").build(), String.class, timing.probe());
    silence.heard();
  }

  /// How long it has been silent.
  Silence silence() {
    return silence;
  }

  /// Makes the next request take a new connection, where no stream holds the old one.
  void renew() {
    http.renew();
  }

  /// Notes each arrival of bytes.
  private final class Heard extends FilterInputStream {
    private Heard(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      silence.streamed();
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      silence.streamed();
      return read;
    }
  }
}
