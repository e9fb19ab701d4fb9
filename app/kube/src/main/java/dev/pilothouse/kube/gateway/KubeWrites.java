// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterWrites;
import dev.pilothouse.core.port.Write;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.failure.ClusterFailures;
import dev.pilothouse.kube.failure.FailureWords;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// Sends what changes the cluster: each request once. When no answer comes to one that may have reached the server, the outcome is
/// not known, and that is what is said. Blocks. Any thread.
public final class KubeWrites implements ClusterWrites {
  private static final Duration ANSWER = Duration.ofSeconds(35);
  private static final Set<Integer> NO_ANSWER_OF_THE_SERVER = Set.of(408, 502, 504);
  private static final String STRICT = "&fieldValidation=Strict";
  private final ClusterHttp http;

  public KubeWrites(ClusterHttp http) {
    this.http = http;
  }

  @Override
  public Answer send(Write write, Mode mode) throws ClusterException {
    HttpRequest request =
        switch (write) {
          case Write.Patch patch -> patch(patch, mode);
          case Write.Apply apply -> apply(apply, mode);
          case Write.Create create -> create(create, mode);
          case Write.Evict evict -> evict(evict, mode);
          case Write.Delete delete -> delete(delete, mode);
        };
    HttpResponse<String> answer;
    try {
      answer = http.send(request, String.class, ANSWER);
    } catch (ClusterException noAnswer) {
      throw mode == Mode.DRY_RUN || neverSent(noAnswer) ? noAnswer : unknown(noAnswer.failure().detail(), noAnswer);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw mode == Mode.DRY_RUN ? ClusterFailures.exception(end) : unknown("", end);
    }
    if (answer.isSuccessful()) {
      return new Answer(new KubeObject(ApiReads.parse(answer.body())), Warnings.of(answer.headers("Warning")));
    }
    ClusterException refused = ClusterFailures.exception(answer.code(), answer.body());
    boolean noAnswer = mode == Mode.FOR_GOOD && NO_ANSWER_OF_THE_SERVER.contains(answer.code());
    throw noAnswer ? unknown(refused.failure().detail(), refused) : refused;
  }

  private HttpRequest patch(Write.Patch patch, Mode mode) {
    String path = patch.path() + query(mode) + (patch.strict() ? STRICT : "");
    String type =
        switch (patch.kind()) {
          case JSON -> "application/json-patch+json";
          case MERGE -> "application/merge-patch+json";
          case STRATEGIC_MERGE -> "application/strategic-merge-patch+json";
        };
    return http.request(path).header("Accept", ApiReads.JSON).method("PATCH", type, patch.body().toString()).build();
  }

  /// JSON is YAML, so that the body is what the content type says.
  private HttpRequest apply(Write.Apply apply, Mode mode) {
    String path = apply.target().path() + query(mode) + STRICT + (apply.force() ? "&force=true" : "");
    return http.request(path)
        .header("Accept", ApiReads.JSON)
        .method("PATCH", "application/apply-patch+yaml", apply.body().toString())
        .build();
  }

  private HttpRequest create(Write.Create create, Mode mode) {
    String path = create.target().kind().path(create.target().namespace()) + query(mode) + STRICT;
    return http.request(path).header("Accept", ApiReads.JSON).post(ApiReads.JSON, create.body().toString()).build();
  }

  private static String query(Mode mode) {
    return "?fieldManager=pilothouse" + (mode == Mode.DRY_RUN ? "&dryRun=All" : "");
  }

  private HttpRequest evict(Write.Evict evict, Mode mode) {
    String path = evict.target().path() + "/eviction" + query(mode);
    return http.request(path).header("Accept", ApiReads.JSON).post(ApiReads.JSON, evict.body().toString()).build();
  }

  private HttpRequest delete(Write.Delete delete, Mode mode) {
    ResourceRef ref = delete.target();
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    options.put("kind", "DeleteOptions").put("apiVersion", "v1");
    options.put(
        "propagationPolicy",
        switch (delete.propagation()) {
          case BACKGROUND -> "Background";
          case FOREGROUND -> "Foreground";
          case ORPHAN -> "Orphan";
        });
    if (!ref.uid().isEmpty()) {
      options.putObject("preconditions").put("uid", ref.uid());
    }
    if (mode == Mode.DRY_RUN) {
      options.putArray("dryRun").add("All");
    }
    return http.request(ref.path()).header("Accept", ApiReads.JSON).delete(ApiReads.JSON, options.toString()).build();
  }

  /// Whether the line was not even up, so that nothing can have reached the server.
  private static boolean neverSent(ClusterException problem) {
    ClusterFailure.Kind kind = problem.failure().kind();
    if (kind == ClusterFailure.Kind.CONFIGURATION || kind == ClusterFailure.Kind.CONSENT || kind == ClusterFailure.Kind.TLS) {
      return true;
    }
    Throwable cause = problem;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || cause instanceof SSLHandshakeException
          || cause instanceof CertificateException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static ClusterException unknown(String detail, @Nullable Throwable cause) {
    return new ClusterException(FailureWords.of(ClusterFailure.Kind.OUTCOME_UNKNOWN, "failures.outcomeUnknown", detail), cause);
  }
}
