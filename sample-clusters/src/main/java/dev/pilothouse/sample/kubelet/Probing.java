// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The probes of one container. They are asked only while their answer can change: until it starts, until it is ready,
/// and when it hangs,
/// so a cluster at rest costs nothing.
final class Probing {

  private final ContainerWorker container;
  private final PodWorker pod;

  Probing(ContainerWorker container, PodWorker pod) {
    this.container = container;
    this.pod = pod;
  }

  /// Begins with a run of the container.
  ///
  /// @param passed how long the run has lasted; what has been answered well by then is not asked again
  void begin(int run, Duration passed) {
    Duration up = pod.jitter(container.behaviour().start());
    if (!container.isStarted()) {
      until(run, "startupProbe", passed, new Answers(up, up), () -> {
        container.nowStarted();
        ready(run, up, up);
      });
    } else if (!container.isReady()) {
      ready(run, passed, up);
    }
    Duration hang = container.behaviour().hang();
    if (hang != null && container.spec().has("livenessProbe")) {
      pod.after(ContainerWorker.rest(hang, passed), () -> container.ifRunning(run, () -> hang(run, 1)));
    }
  }

  /// When a program listens, and when it answers well; before that it answers no. Null for never.
  private record Answers(Duration listens, @Nullable Duration well) {
    boolean isWell(Duration passed) {
      return well != null && passed.compareTo(well) >= 0;
    }

    boolean listens(Duration passed) {
      return passed.compareTo(listens) >= 0;
    }
  }

  private void ready(int run, Duration passed, Duration up) {
    if (container.spec().has("readinessProbe")) {
      Duration warm = container.behaviour().warm();
      Answers answers = new Answers(up, warm == null ? null : up.plus(pod.jitter(warm)));
      until(run, "readinessProbe", passed, answers, () -> container.setReady(true));
    }
  }

  /// Asks again and again until the program is up.
  private void until(int run, String probe, Duration passed, Answers answers, Runnable then) {
    JsonNode spec = container.spec().path(probe);
    Duration first = Duration.ofSeconds(Json.integer(0, spec, "initialDelaySeconds")).plusMillis(400);
    ask(run, probe, first, passed.plus(first), answers, 1, then);
  }

  private void ask(int run, String probe, Duration wait, Duration passed, Answers answers, int attempt, Runnable then) {
    pod.after(wait, () -> container.ifRunning(run, () -> {
      if (answers.isWell(passed)) {
        then.run();
        return;
      }
      JsonNode spec = container.spec().path(probe);
      failed(probe, answers.listens(passed) ? Failure.ANSWERS_NO : Failure.DOES_NOT_LISTEN);
      if (probe.equals("startupProbe") && attempt >= Json.integer(3, spec, "failureThreshold")) {
        container.killedBy("startup");
        return;
      }
      Duration period = Duration.ofSeconds(Json.integer(10, spec, "periodSeconds"));
      Duration next = answers.well() == null ? pod.skipQuietTime(period) : period;
      ask(run, probe, next, passed.plus(next), answers, attempt + 1, then);
    }));
  }

  private void hang(int run, int attempt) {
    JsonNode liveness = container.spec().path("livenessProbe");
    failed("livenessProbe", Failure.HANGS);
    container.setReady(false);
    if (attempt >= Json.integer(3, liveness, "failureThreshold")) {
      container.killedBy("liveness");
      return;
    }
    Duration period = Duration.ofSeconds(Json.integer(10, liveness, "periodSeconds"));
    pod.after(period, () -> container.ifRunning(run, () -> hang(run, attempt + 1)));
  }

  /// How a probe fails.
  private enum Failure {
    DOES_NOT_LISTEN,
    ANSWERS_NO,
    HANGS
  }

  private void failed(String probe, Failure failure) {
    JsonNode spec = container.spec().path(probe);
    String kind = Character.toUpperCase(probe.charAt(0)) + probe.substring(1, probe.length() - "Probe".length());
    String answer;
    if (spec.has("httpGet")) {
      answer = http(spec.path("httpGet"), failure);
    } else if (spec.has("grpc")) {
      answer = grpc(pod.ip() + ":" + Json.text(spec, "grpc", "port"), Json.integer(1, spec, "timeoutSeconds"), failure);
    } else if (spec.has("tcpSocket")) {
      answer = "dial tcp %s:%s: %s".formatted(
          pod.ip(),
          port(spec.path("tcpSocket")),
          failure == Failure.HANGS ? "i/o timeout" : "connect: connection refused");
    } else if (failure == Failure.HANGS) {
      answer = "command timed out: \"%s\" timed out after %ds".formatted(
          String.join(" ", Json.items(spec, "exec", "command").stream().map(JsonNode::asText).toList()),
          Json.integer(1, spec, "timeoutSeconds"));
    } else {
      answer = container.behaviour().answer();
    }
    container.event("Warning", "Unhealthy", kind + " probe failed: " + answer);
  }

  /// In the words of `pkg/probe/http`.
  private String http(JsonNode action, Failure failure) {
    String port = port(action);
    String url = "%s://%s:%s%s".formatted(
        Json.textOr("HTTP", action, "scheme").toLowerCase(java.util.Locale.ROOT),
        pod.ip(),
        port,
        Json.textOr("/", action, "path"));
    return switch (failure) {
      case DOES_NOT_LISTEN ->
          "Get \"%s\": dial tcp %s:%s: connect: connection refused".formatted(url, pod.ip(), port);
      case ANSWERS_NO -> "HTTP probe failed with statuscode: " + container.behaviour().answer().split(" ")[0];
      case HANGS ->
          "Get \"%s\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)".formatted(url);
    };
  }

  /// In the words of `pkg/probe/grpc`.
  private static String grpc(String address, int seconds, Failure failure) {
    return switch (failure) {
      case ANSWERS_NO -> "service unhealthy (responded with \"NOT_SERVING\")";
      case HANGS -> "timeout: health rpc did not complete within %ds".formatted(seconds);
      case DOES_NOT_LISTEN ->
          "timeout: failed to connect service \"%s\" within %ds: context deadline exceeded".formatted(address, seconds);
    };
  }

  private String port(JsonNode action) {
    String port = Json.text(action, "port");
    for (JsonNode each : Json.items(container.spec(), "ports")) {
      if (Json.text(each, "name").equals(port)) {
        return Json.text(each, "containerPort");
      }
    }
    return port;
  }
}
