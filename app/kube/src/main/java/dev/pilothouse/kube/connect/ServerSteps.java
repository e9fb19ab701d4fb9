// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.kube.connect.StepReport.Found;
import dev.pilothouse.kube.failure.CleanText;
import dev.pilothouse.kube.failure.ClusterFailures;
import dev.pilothouse.kube.failure.FailureWords;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The steps in which the server answers: its version, its kinds, our rights.
final class ServerSteps {
  private static final Duration LIMIT = LoginStep.LIMIT;
  private static final Duration MOST_SKEW = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ClusterHttp http;
  private final Clock clock;

  ServerSteps(ClusterHttp http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  Found<String> version() throws ClusterException, InterruptedException {
    HttpRequest request = http.request("/version").header("Accept", "application/json")
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).build();
    HttpResponse<String> response = http.send(request, String.class, LIMIT);
    String body = response.body() == null ? "" : response.body();
    String server = http.baseUri().toString();
    if (response.code() == 401) {
      throw FailureWords.exception(Kind.UNAUTHORIZED, "connection.login.refused",
          ClusterFailures.of(401, body).detail(), http.context().user().name());
    }
    if (response.code() == 400 && body.contains("HTTP request to an HTTPS server")) {
      throw FailureWords.exception(Kind.TLS, "connection.version.needsHttps", body, server);
    }
    if (ClusterFailures.looksLikeHtml(body)) {
      throw FailureWords.exception(Kind.UNEXPECTED, "connection.version.html", "", server, response.code());
    }
    if (response.code() >= 300 && response.code() < 400) {
      String target = response.header("Location") == null ? "" : response.header("Location");
      throw FailureWords.exception(Kind.UNEXPECTED, "connection.version.redirect", target, server, CleanText.line(target, 200));
    }
    if (response.code() == 403) {
      return Found.warned("", "forbidden");
    }
    if (!response.isSuccessful()) {
      throw ClusterFailures.exception(response.code(), body);
    }
    String version = gitVersion(body, server);
    Duration skew = skew(response.header("Date"));
    return skew.abs().compareTo(MOST_SKEW) > 0
        ? Found.warned(version, "skew", version, skew.abs())
        : Found.passed(version, "passed", version);
  }

  private static String gitVersion(String body, String server) throws ClusterException {
    try {
      JsonNode version = JSON.readTree(body).path("gitVersion");
      if (version.isTextual()) {
        return CleanText.line(version.asText(), 100);
      }
    } catch (JsonProcessingException e) {
      // Told below: it is not one of ours.
    }
    throw FailureWords.exception(
        Kind.UNEXPECTED, "connection.version.notKubernetes", body.strip().lines().findFirst().orElse(""), server);
  }

  /// By how much this computer's clock is ahead of the server's; zero when that cannot be known.
  private Duration skew(@Nullable String date) {
    try {
      if (date == null) {
        return Duration.ZERO;
      }
      Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(there, clock.instant());
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }

  static Found<Discovery> discovered(Discovery discovery) {
    Map<String, String> failed = discovery.failedGroups();
    int kinds = discovery.kinds().size();
    return failed.isEmpty()
        ? Found.passed(discovery, "passed", kinds)
        : Found.warned(discovery, "partly", kinds, String.join(", ", new TreeSet<>(failed.keySet())));
  }

  /// What the user may see, as far as the first questions tell. The answer is the fingerprint of the cluster; empty
  /// when it may not
  /// be read.
  Found<String> rights() throws ClusterException, InterruptedException {
    String uid = clusterUid();
    String namespace = http.context().namespace().isEmpty() ? "default" : http.context().namespace();
    if (may("")) {
      return Found.passed(uid, "everywhere");
    }
    return may(namespace) ? Found.passed(uid, "namespace", namespace) : Found.warned(uid, "little", namespace);
  }

  private String clusterUid() throws InterruptedException {
    try {
      return JSON.readTree(http.get("/api/v1/namespaces/kube-system", LIMIT)).path("metadata").path("uid").asText("");
    } catch (ClusterException | JsonProcessingException e) {
      // Many may not read it; nothing depends on it.
      return "";
    }
  }

  private boolean may(String namespace) throws ClusterException, InterruptedException {
    String question = JSON.createObjectNode()
        .put("apiVersion", "authorization.k8s.io/v1")
        .put("kind", "SelfSubjectAccessReview")
        .set("spec", JSON.createObjectNode().set("resourceAttributes",
            JSON.createObjectNode().put("verb", "list").put("resource", "pods").put("namespace", namespace)))
        .toString();
    HttpRequest request = http.request("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
        .header("Accept", "application/json")
        .post("application/json", question)
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .build();
    HttpResponse<String> response = http.send(request, String.class, LIMIT);
    try {
      return response.isSuccessful() && JSON.readTree(response.body()).path("status").path("allowed").asBoolean(false);
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
