// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Cause;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Turns every exception and every answer that is not 2xx into a [ClusterFailure], once. Any thread.
public final class ClusterFailures {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_CAUSES = 100;
  private static final int LONGEST_CAUSE = 500;
  private static final int LARGEST_STATUS = 256 * 1024;
  private static final Map<String, Pattern> ADMISSION =
      Map.of(
          "command.failed.admission",
          Pattern.compile(
              "(?:admission webhook \"|ValidatingAdmissionPolicy ')([^\"']+).{1,300}denied (?:the )?request", Pattern.DOTALL),
          "command.failed.quota",
          Pattern.compile("exceeded quota: ([^,]+),"),
          "command.failed.webhook",
          Pattern.compile("failed calling webhook \"([^\"]+)\""));

  private ClusterFailures() {}

  public static ClusterException exception(Throwable problem) {
    return new ClusterException(of(problem), problem);
  }

  public static ClusterException exception(int code, @Nullable String body) {
    return new ClusterException(of(code, body), null);
  }

  /// The failure that an exception of the HTTP client, the network or TLS stands for.
  public static ClusterFailure of(Throwable problem) {
    if (problem instanceof Error) {
      // A broken installation, or no memory: only its type says something to a person.
      return FailureWords.of(Kind.UNEXPECTED, "connection.unexpected", problem.getClass().getSimpleName());
    }
    Throwable cause = problem;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      ClusterFailure failure = ofOne(cause);
      if (failure != null) {
        return failure;
      }
      cause = cause.getCause();
    }
    Throwable root = rootOf(problem);
    Kind kind = root instanceof IOException ? Kind.UNREACHABLE : Kind.UNEXPECTED;
    String topic = root instanceof IOException ? "connection.line.broken" : "connection.unexpected";
    return FailureWords.of(kind, topic, FailureWords.wordsOf(root));
  }

  private static @Nullable ClusterFailure ofOne(Throwable cause) {
    return switch (cause) {
      case ClusterException known -> known.failure();
      case UnknownHostException e -> FailureWords.of(Kind.UNREACHABLE, "connection.line.unknownName", "", FailureWords.wordsOf(e));
      case SocketTimeoutException e -> FailureWords.of(Kind.TIMEOUT, "connection.line.timeout", FailureWords.wordsOf(e));
      case HttpTimeoutException e -> FailureWords.of(Kind.TIMEOUT, "connection.line.timeout", FailureWords.wordsOf(e));
      case TimeoutException e -> FailureWords.of(Kind.TIMEOUT, "connection.line.timeout", FailureWords.wordsOf(e));
      case NoRouteToHostException e -> FailureWords.of(Kind.UNREACHABLE, "connection.line.noRoute", FailureWords.wordsOf(e));
      case ConnectException e -> FailureWords.of(Kind.UNREACHABLE, "connection.line.refused", FailureWords.wordsOf(e));
      case CertificateException e -> FailureWords.of(Kind.TLS, "connection.line.untrusted", FailureWords.wordsOf(e));
      case SSLException e when e.getCause() == null -> FailureWords.of(Kind.TLS, "connection.line.tls", FailureWords.wordsOf(e));
      case EOFException e -> FailureWords.of(Kind.UNREACHABLE, "connection.line.broken", FailureWords.wordsOf(e));
      case InterruptedIOException e when "timeout".equals(e.getMessage()) ->
          FailureWords.of(Kind.TIMEOUT, "connection.line.timeout", "");
      case JsonProcessingException e -> FailureWords.of(Kind.UNEXPECTED, "connection.answer.notJson", e.getOriginalMessage());
      // A ping of HTTP/2 that nobody answered.
      case IOException e when String.valueOf(e.getMessage()).contains("receive pong") ->
          FailureWords.of(Kind.TIMEOUT, "connection.line.silent", "");
      default -> null;
    };
  }

  private static Throwable rootOf(Throwable problem) {
    Throwable root = problem;
    for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
      root = root.getCause();
    }
    return root;
  }

  /// The failure that an answer stands for; the body may be a `Status` of the API, or anything.
  public static ClusterFailure of(int code, @Nullable String body) {
    Status status = Status.parse(body == null ? "" : body);
    return of(code, body, status).with(status.causes());
  }

  private static ClusterFailure of(int code, @Nullable String body, Status status) {
    Kind kind = kindOf(code, status.reason());
    if (!status.known() && looksLikeHtml(body)) {
      return FailureWords.of(kind == Kind.UNAUTHORIZED ? kind : Kind.UNEXPECTED, "connection.answer.html", status.message(), code);
    }
    ClusterFailure admission = admission(kind, status.message());
    if (admission != null) {
      return admission;
    }
    String topic = "connection.answer." + switch (kind) {
      case UNAUTHORIZED -> "unauthorized";
      case FORBIDDEN -> "forbidden";
      case NOT_FOUND -> "notFound";
      case CONFLICT -> "conflict";
      case INVALID -> "invalid";
      case GONE -> "gone";
      case THROTTLED -> "throttled";
      case TIMEOUT -> "serverTimeout";
      default -> code >= 300 && code < 400 ? "redirect" : code >= 500 ? "serverError" : "unexpected";
    };
    return FailureWords.of(kind, topic, status.message(), code);
  }

  /// What refused an object that its sender may well write: the API server tells it by the words of its message only
  /// (`apiserver/pkg/admission/plugin/webhook/errors`, `…/policy/validating`, `…/resourcequota`).
  private static @Nullable ClusterFailure admission(Kind kind, String message) {
    for (Map.Entry<String, Pattern> reason : ADMISSION.entrySet()) {
      Matcher found = reason.getValue().matcher(message);
      if (found.find()) {
        return FailureWords.of(kind, reason.getKey(), message, CleanText.lines(found.group(1), 200));
      }
    }
    return null;
  }

  /// Whether a text is a web page instead of an answer of the API.
  public static boolean looksLikeHtml(@Nullable String body) {
    if (body == null) {
      return false;
    }
    String start = body.strip();
    start = start.substring(0, Math.min(start.length(), 200)).toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype html") || start.startsWith("<html") || start.contains("<head") || start.contains("<body");
  }

  private static Kind kindOf(int code, String reason) {
    return switch (code) {
      case 401 -> Kind.UNAUTHORIZED;
      case 403 -> Kind.FORBIDDEN;
      case 404 -> Kind.NOT_FOUND;
      case 409 -> Kind.CONFLICT;
      case 400, 405, 406, 413, 415, 422 -> Kind.INVALID;
      case 410 -> Kind.GONE;
      case 429 -> Kind.THROTTLED;
      case 408, 504 -> Kind.TIMEOUT;
      default -> Set.of("Expired", "Gone").contains(reason) ? Kind.GONE : Kind.UNEXPECTED;
    };
  }

  /// What can be known of a body: a `Status` has its own words; of anything else the first line is kept.
  private record Status(boolean known, String reason, String message, List<Cause> causes) {
    static Status parse(String body) {
      if (body.length() < LARGEST_STATUS && body.strip().startsWith("{")) {
        try {
          JsonNode json = JSON.readTree(body);
          if (json.path("kind").asText().equals("Status")) {
            return new Status(true, json.path("reason").asText(), json.path("message").asText(), causes(json));
          }
        } catch (JsonProcessingException e) {
          // Not a Status, then: its first line says more than nothing.
        }
      }
      String first = body.strip().lines().findFirst().orElse("");
      return new Status(false, "", looksLikeHtml(body) ? "" : first, List.of());
    }

    private static List<Cause> causes(JsonNode json) {
      List<Cause> causes = new ArrayList<>();
      for (JsonNode cause : json.path("details").path("causes")) {
        if (causes.size() < MOST_CAUSES) {
          causes.add(new Cause(words(cause, "reason"), words(cause, "field"), words(cause, "message")));
        }
      }
      return causes;
    }

    private static String words(JsonNode cause, String field) {
      return CleanText.lines(cause.path(field).asText(""), LONGEST_CAUSE);
    }
  }
}
