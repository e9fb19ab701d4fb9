// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.api.LogFeed.LogLine;
import dev.pilothouse.sample.kubelet.ContainerOutput.Run;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The requests of a kubelet that a web server writes into its log: one for each probe by HTTP and period, from when it listens
/// until it hangs.
///
/// @param all those of a container
record ProbeRequests(List<Asked> all) {
  private static final int OK = 200;

  ProbeRequests {
    all = List.copyOf(all);
  }

  /// @param warms whether it is answered with no while the program warms up, as readiness is
  record Asked(String path, Duration delay, Duration period, boolean warms) {}

  /// @param spec of the container
  static ProbeRequests of(JsonNode spec) {
    List<Asked> all = new ArrayList<>();
    for (String probe : List.of("readinessProbe", "livenessProbe")) {
      JsonNode one = spec.path(probe);
      if (one.has("httpGet")) {
        all.add(
            new Asked(
                Json.textOr("/", one, "httpGet", "path"),
                Duration.ofSeconds(Json.integer(0, one, "initialDelaySeconds")),
                Duration.ofSeconds(Math.max(1, Json.integer(10, one, "periodSeconds"))),
                probe.equals("readinessProbe")));
      }
    }
    return new ProbeRequests(all);
  }

  /// How many lines they make.
  double perSecond() {
    return all.stream().mapToDouble(one -> 1.0 / one.period.toSeconds()).sum();
  }

  /// What is written of them after one instant and up to another.
  void between(LogPhrases phrases, ImageBehaviour behaviour, Run run, Instant after, Instant until, List<LogLine> into) {
    Instant listens = run.startedAt().plus(behaviour.start());
    Duration hang = behaviour.hang();
    Instant end = hang == null || run.startedAt().plus(hang).isAfter(until) ? until : run.startedAt().plus(hang);
    for (int i = 0; i < all.size(); i++) {
      Asked asked = all.get(i);
      long period = asked.period.toMillis();
      long phase = Math.floorMod(phrases.seed() + i * 977L, period);
      Instant first = run.startedAt().plus(asked.delay).plusMillis(phase);
      Instant from = after.isAfter(listens) ? after : listens;
      long passed = Math.max(0, Math.floorDiv(Duration.between(first, from).toMillis(), period));
      for (Instant time = first.plusMillis(passed * period); !time.isAfter(end); time = time.plusMillis(period)) {
        String line = phrases.probe(time, asked.path, asked.warms ? status(behaviour, listens, time) : OK);
        if (time.isAfter(from) && line != null) {
          into.add(new LogLine(time, line));
        }
      }
    }
  }

  private static int status(ImageBehaviour behaviour, Instant listens, Instant time) {
    Duration warm = behaviour.warm();
    boolean well = warm != null && !time.isBefore(listens.plus(warm));
    return well ? OK : refusal(behaviour.answer());
  }

  private static int refusal(@Nullable String answer) {
    try {
      return answer == null ? 503 : Integer.parseInt(answer.split(" ")[0]);
    } catch (NumberFormatException words) {
      return 503;
    }
  }
}
