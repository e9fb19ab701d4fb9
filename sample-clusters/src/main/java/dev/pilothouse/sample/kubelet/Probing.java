// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;

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

  /// Begins with a new run of the container.
  void begin(int run) {
    Duration up = pod.jitter(container.behaviour().start());
    if (container.spec().has("startupProbe")) {
      until(run, "startupProbe", Duration.ZERO, up, () -> {
        container.nowStarted();
        ready(run, up, up);
      });
    } else {
      ready(run, Duration.ZERO, up);
    }
    Duration hang = container.behaviour().hang();
    if (hang != null && container.spec().has("livenessProbe")) {
      pod.after(hang, () -> container.ifRunning(run, () -> hang(run, 1)));
    }
  }

  private void ready(int run, Duration passed, Duration up) {
    if (container.spec().has("readinessProbe")) {
      until(run, "readinessProbe", passed, up, () -> container.setReady(true));
    }
  }

  /// Asks again and again until the program is up.
  private void until(int run, String probe, Duration passed, Duration up, Runnable then) {
    JsonNode spec = container.spec().path(probe);
    Duration first = Duration.ofSeconds(Json.integer(0, spec, "initialDelaySeconds")).plusMillis(400);
    Duration period = Duration.ofSeconds(Json.integer(10, spec, "periodSeconds"));
    ask(run, probe, first, passed.plus(first), period, up, 1, then);
  }

  private void ask(
      int run, String probe, Duration wait, Duration passed, Duration period, Duration up, int attempt, Runnable then) {
    pod.after(wait, () -> container.ifRunning(run, () -> {
      if (passed.compareTo(up) >= 0) {
        then.run();
        return;
      }
      failed(probe, false);
      JsonNode spec = container.spec().path(probe);
      if (probe.equals("startupProbe") && attempt >= Json.integer(3, spec, "failureThreshold")) {
        container.event("Normal", "Killing", "Container %s failed startup probe, will be restarted".formatted(container.name()));
        container.killedByLiveness();
        return;
      }
      ask(run, probe, period, passed.plus(period), period, up, attempt + 1, then);
    }));
  }

  private void hang(int run, int attempt) {
    JsonNode liveness = container.spec().path("livenessProbe");
    failed("livenessProbe", true);
    container.setReady(false);
    if (attempt >= Json.integer(3, liveness, "failureThreshold")) {
      container.killedByLiveness();
      return;
    }
    Duration period = Duration.ofSeconds(Json.integer(10, liveness, "periodSeconds"));
    pod.after(period, () -> container.ifRunning(run, () -> hang(run, attempt + 1)));
  }

  private void failed(String probe, boolean hangs) {
    JsonNode spec = container.spec().path(probe);
    String kind = Character.toUpperCase(probe.charAt(0)) + probe.substring(1, probe.length() - "Probe".length());
    String answer;
    if (spec.has("httpGet")) {
      String url = "%s://%s:%s%s".formatted(
          Json.textOr("HTTP", spec, "httpGet", "scheme").toLowerCase(java.util.Locale.ROOT),
          pod.ip(),
          port(spec.path("httpGet")),
          Json.textOr("/", spec, "httpGet", "path"));
      answer = hangs
          ? "Get \"%s\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)".formatted(url)
          : "Get \"%s\": dial tcp %s:%s: connect: connection refused".formatted(url, pod.ip(), port(spec.path("httpGet")));
    } else if (spec.has("tcpSocket")) {
      answer = "dial tcp %s:%s: connect: connection refused".formatted(pod.ip(), port(spec.path("tcpSocket")));
    } else {
      answer = "command timed out: \"%s\" timed out after 1s".formatted(
          String.join(" ", Json.items(spec, "exec", "command").stream().map(JsonNode::asText).toList()));
    }
    container.event("Warning", "Unhealthy", kind + " probe failed: " + answer);
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
