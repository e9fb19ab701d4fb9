// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.gateway;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.kind.FieldReader;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.failure.ClusterFailures;
import dev.pilothouse.kube.wire.JsonFieldReader;
import dev.pilothouse.kube.wire.TextCache;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads single answers as JSON. Passing trouble (a broken line, 429, 5xx) is tried again, four times in all, as the server's
/// `Retry-After` says. Blocks. Any thread.
public final class ApiReads {
  /// For requests that want whole objects.
  public static final String JSON = "application/json";

  private static final ObjectMapper MAPPER = new ObjectMapper(JsonFieldReader.FACTORY);
  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Body<String, JsonNode> WHOLE =
      new Body<>() {
        @Override
        public String text(String body) {
          return body;
        }

        @Override
        public JsonNode parse(String body) throws ClusterException {
          return ApiReads.parse(body);
        }
      };
  private final ClusterHttp http;

  public ApiReads(ClusterHttp http) {
    this.http = http;
  }

  /// Reads what an answer holds.
  public interface Reading<T> {
    /// @param in before the answer's one value
    T of(FieldReader in);
  }

  /// What is done with the body of an answer.
  private interface Body<B, T> {
    /// As far as it is needed to say why it is a refusal.
    String text(B body) throws ClusterException;

    T parse(B body) throws ClusterException;
  }

  /// @param pathAndQuery from the root of the API, encoded already
  public JsonNode get(String pathAndQuery, String accept) throws ClusterException {
    return read(() -> http.request(pathAndQuery).header("Accept", accept).build(), String.class, WHOLE);
  }

  /// Asks a question whose words are in a body, as access reviews are: it changes nothing, so it may be asked again.
  public JsonNode ask(String path, JsonNode question) throws ClusterException {
    return read(() -> http.request(path).header("Accept", JSON).post(JSON, question.toString()).build(), String.class, WHOLE);
  }

  /// Reads an answer while it comes, for one that may be too long to be kept whole.
  ///
  /// @param pathAndQuery from the root of the API, encoded already
  public <T> T stream(String pathAndQuery, Reading<T> reading) throws ClusterException {
    return read(
        () -> http.request(pathAndQuery).header("Accept", JSON).forStreaming().build(), InputStream.class,
        new StreamedJson<>(reading));
  }

  private <B, T> T read(Supplier<HttpRequest> request, Class<B> type, Body<B, T> body) throws ClusterException {
    Duration wait = FIRST_WAIT;
    for (int attempt = 1; ; attempt++) {
      Duration rest = wait;
      try {
        HttpResponse<B> answer = http.send(request.get(), type, ANSWER);
        if (answer.isSuccessful()) {
          return body.parse(answer.body());
        }
        ClusterException refused = ClusterFailures.exception(answer.code(), body.text(answer.body()));
        if (attempt == ATTEMPTS || !mayPass(answer.code())) {
          throw refused;
        }
        rest = max(wait, retryAfter(answer.header("Retry-After")));
      } catch (ClusterException noAnswer) {
        if (attempt == ATTEMPTS || !mayPass(noAnswer.failure())) {
          throw noAnswer;
        }
      } catch (InterruptedException end) {
        throw interrupted(end);
      }
      pause(rest);
      wait = wait.multipliedBy(3);
    }
  }

  private static void pause(Duration time) throws ClusterException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException end) {
      throw interrupted(end);
    }
  }

  /// Keeps the interrupt for whoever is above.
  public static ClusterException interrupted(InterruptedException end) {
    Thread.currentThread().interrupt();
    return ClusterFailures.exception(end);
  }

  static JsonNode parse(@Nullable String body) throws ClusterException {
    if (ClusterFailures.looksLikeHtml(body)) {
      throw ClusterFailures.exception(200, body);
    }
    try {
      return MAPPER.readTree(body == null ? "" : body);
    } catch (JacksonException notJson) {
      throw ClusterFailures.exception(notJson);
    }
  }

  private static boolean mayPass(int code) {
    return code == 429 || code == 500 || code == 502 || code == 503 || code == 504;
  }

  private static boolean mayPass(ClusterFailure failure) {
    return failure.kind() == Kind.UNREACHABLE;
  }

  private static Duration retryAfter(@Nullable String header) {
    String text = header == null ? "" : header.strip();
    Duration asked = text.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
    return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /// An answer that is read as it comes. One that stops coming is given up.
  private record StreamedJson<T>(Reading<T> reading) implements Body<InputStream, T> {
    private static final Duration WHOLE_ANSWER = Duration.ofMinutes(2);
    private static final int LARGEST_ERROR = 1 << 16;

    @Override
    public String text(InputStream body) throws ClusterException {
      try (body) {
        return new String(body.readNBytes(LARGEST_ERROR), StandardCharsets.UTF_8);
      } catch (IOException broken) {
        throw ClusterFailures.exception(broken);
      }
    }

    @Override
    public T parse(InputStream body) throws ClusterException {
      Executor late = CompletableFuture.delayedExecutor(WHOLE_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      CompletableFuture<Void> givenUp = CompletableFuture.runAsync(() -> close(body), late);
      try (BufferedInputStream in = new BufferedInputStream(body, LARGEST_ERROR)) {
        in.mark(LARGEST_ERROR);
        int first = in.read();
        in.reset();
        if (first != '{') {
          ApiReads.parse(new String(in.readNBytes(LARGEST_ERROR), StandardCharsets.UTF_8));
          throw ClusterFailures.exception(new IOException("no object of the Kubernetes API"));
        }
        try (JsonFieldReader json = new JsonFieldReader(JsonFieldReader.FACTORY.createParser(in), new TextCache())) {
          json.nextValue();
          return reading.of(json);
        }
      } catch (UncheckedIOException broken) {
        throw ClusterFailures.exception(Objects.requireNonNullElse(broken.getCause(), broken));
      } catch (IOException broken) {
        throw ClusterFailures.exception(broken);
      } finally {
        givenUp.cancel(false);
      }
    }

    private static void close(InputStream body) {
      try {
        body.close();
      } catch (IOException unimportant) {
        throw new UncheckedIOException(unimportant);
      }
    }
  }
}
