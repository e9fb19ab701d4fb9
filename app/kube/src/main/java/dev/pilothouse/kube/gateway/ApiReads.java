// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.gateway;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.failure.ClusterFailures;
import dev.pilothouse.kube.wire.JsonFieldReader;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Duration;
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
  private final ClusterHttp http;

  public ApiReads(ClusterHttp http) {
    this.http = http;
  }

  /// @param pathAndQuery from the root of the API, encoded already
  public JsonNode get(String pathAndQuery, String accept) throws ClusterException {
    return read(() -> http.request(pathAndQuery).header("Accept", accept).build());
  }

  /// Asks a question whose words are in a body, as access reviews are: it changes nothing, so it may be asked again.
  public JsonNode ask(String path, JsonNode question) throws ClusterException {
    return read(() -> http.request(path).header("Accept", JSON).post(JSON, question.toString()).build());
  }

  private JsonNode read(Supplier<HttpRequest> request) throws ClusterException {
    Duration wait = FIRST_WAIT;
    for (int attempt = 1; ; attempt++) {
      Duration rest = wait;
      try {
        HttpResponse<String> answer = http.send(request.get(), String.class, ANSWER);
        if (answer.isSuccessful()) {
          return parse(answer.body());
        }
        ClusterException refused = ClusterFailures.exception(answer.code(), answer.body());
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
}
