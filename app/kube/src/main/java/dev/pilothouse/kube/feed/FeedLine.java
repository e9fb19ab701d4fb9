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
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Opens the streams of a feed on the line to its cluster, and knows when anything was last heard on it. Any thread.
final class FeedLine {
  private static final int LARGEST_ERROR = 1 << 16;
  private final ClusterHttp http;
  private final FeedTiming timing;
  private final AtomicLong heard = new AtomicLong(System.nanoTime());
  private final AtomicLong streamed = new AtomicLong(System.nanoTime());
  private volatile boolean knowsMark = true;

  FeedLine(ClusterHttp http, FeedTiming timing) {
    this.http = http;
    this.timing = timing;
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
    heard();
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
    heard();
  }

  /// How long nothing has been heard, in nanoseconds.
  long silence() {
    return System.nanoTime() - heard.get();
  }

  /// When something was heard last: until then everything that is shown was true.
  Instant heardAt() {
    return Instant.now().minusNanos(silence());
  }

  /// Whether the line should be tested: soon after the last event, when the next one could have been expected, and then ever less
  /// often, so that a cluster in which nothing happens is left alone.
  boolean suspicious() {
    long quiet = System.nanoTime() - streamed.get();
    long wait = Math.clamp(quiet / 2, timing.silence().toNanos(), timing.silenceMost().toNanos());
    return silence() > wait;
  }

  /// Makes the next request take a new connection, where no stream holds the old one.
  void renew() {
    http.renew();
  }

  private void arrived() {
    heard();
    streamed.set(System.nanoTime());
  }

  private void heard() {
    heard.set(System.nanoTime());
  }

  /// Notes each arrival of bytes.
  private final class Heard extends FilterInputStream {
    private Heard(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      arrived();
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      arrived();
      return read;
    }
  }
}
