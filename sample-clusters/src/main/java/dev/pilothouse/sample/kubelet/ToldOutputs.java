// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.LogFeed.Target;
import dev.pilothouse.sample.controller.ClusterState;
import dev.pilothouse.sample.kubelet.ContainerState.Terminated;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The output of containers that no worker looks after, by what their pod's status tells of their runs. Any thread.
final class ToldOutputs {

  private final ClusterState cluster;
  private final Behaviours behaviours;

  ToldOutputs(ClusterState cluster, Behaviours behaviours) {
    this.cluster = cluster;
    this.behaviours = behaviours;
  }

  @Nullable ContainerOutput find(Target target) {
    ObjectNode pod = cluster.find(BuiltInTypes.PODS, new ObjectKey(target.namespace(), target.pod()));
    if (pod == null || !Json.uid(pod).equals(target.uid())) {
      return null;
    }
    JsonNode spec = named(pod, "spec", "containers", target.container());
    JsonNode status = named(pod, "status", "containerStatuses", target.container());
    if (spec == null || status == null) {
      return null;
    }
    ContainerOutput output = new ContainerOutput(ContainerOutputs.source(pod, spec, behaviours.of(pod, spec)));
    tell(output, status);
    return output;
  }

  private static @Nullable JsonNode named(ObjectNode pod, String part, String list, String name) {
    return Json.items(pod, part, list).stream().filter(each -> Json.text(each, "name").equals(name)).findFirst().orElse(null);
  }

  private static void tell(ContainerOutput output, JsonNode status) {
    int restarts = Json.integer(0, status, "restartCount");
    Terminated last = ContainerState.terminated(Json.at(status, "lastState"));
    if (last != null) {
      end(output, last, Math.max(0, restarts - 1));
    }
    JsonNode state = Json.at(status, "state");
    Terminated ended = ContainerState.terminated(state);
    if (ended != null) {
      end(output, ended, restarts);
    } else if (state.has("running")) {
      output.begin(Instant.parse(Json.text(state, "running", "startedAt")), restarts);
    } else {
      output.waiting(Json.textOr("ContainerCreating", state, "waiting", "reason"));
    }
  }

  private static void end(ContainerOutput output, Terminated ended, int number) {
    output.begin(ended.startedAt(), number);
    output.end(ended.finishedAt(), ended.exitCode() != 0);
  }
}
