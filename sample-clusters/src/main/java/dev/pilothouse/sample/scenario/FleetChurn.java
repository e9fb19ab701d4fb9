// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pilothouse.sample.controller.ClusterState;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import dev.pilothouse.sample.store.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What happens in a fleet by itself, told as kubelets would tell it: containers are restarted, pods fail their readiness probe for
/// some seconds, crash loops go on, nodes say that they live. Written in parts that are shared, unlike other writes. Loop thread.
final class FleetChurn {

  private static final Duration TICK = Duration.ofMillis(250);

  /// As often as kubelets write their node's status.
  private static final Duration HEARTBEAT = Duration.ofMinutes(5);

  /// Turns in which all nodes have said that they live.
  private static final int TURNS = 20;

  /// At most so often a failed probe is an event as well.
  private static final Duration EVENT = Duration.ofSeconds(2);

  private record Dip(Instant end, ObjectKey pod) {}

  private final ClusterState cluster;
  private final List<ObjectKey> pods = new ArrayList<>();
  private final Deque<Dip> dips = new ArrayDeque<>();
  private final double changesPerTick;
  private double owed;
  private int turn;
  private Instant nextEvent = Instant.MIN;

  /// @param changes of pods in a second
  FleetChurn(ClusterState cluster, int changes) {
    this.cluster = cluster;
    this.changesPerTick = changes * TICK.toMillis() / 1000.0;
    cluster.list(BuiltInTypes.PODS).stream()
        .filter(pod -> Pods.phase(pod).equals("Running") && !Json.namespace(pod).equals("kube-system"))
        .forEach(pod -> pods.add(Json.key(pod)));
  }

  void start() {
    if (changesPerTick > 0 && !pods.isEmpty()) {
      cluster.loop().every(TICK, this::tick);
    }
    cluster.loop().every(HEARTBEAT.dividedBy(TURNS), this::heartbeats);
  }

  private void tick() {
    Instant now = cluster.loop().now();
    owed += changesPerTick;
    while (owed >= 1 && !dips.isEmpty() && dips.peek().end().isBefore(now)) {
      change(dips.remove().pod(), now);
      owed--;
    }
    for (; owed >= 1; owed--) {
      change(pods.get(cluster.random().nextInt(pods.size())), now);
    }
  }

  private void change(ObjectKey key, Instant now) {
    swap(BuiltInTypes.PODS, key, pod -> {
      JsonNode container = pod.at("/status/containerStatuses/0");
      JsonNode state = container.path("state");
      if (Json.isDeleting(pod) || !(pod.path("status") instanceof ObjectNode status) || !container.isObject()) {
        return null;
      }
      TextNode time = SharedJson.text(Json.time(now));
      if (state.has("waiting")) {
        return crashed(pod, status, (ObjectNode) container, now);
      }
      if (isLost(pod)) {
        return null;
      }
      if (!Json.flag(container, "ready")) {
        return ready(pod, status, (ObjectNode) container, time, true);
      }
      if (cluster.random().nextBoolean()) {
        return restarted(pod, status, (ObjectNode) container, now);
      }
      dips.add(new Dip(now.plusSeconds(8), key));
      tellOfProbe(pod, now);
      return ready(pod, status, (ObjectNode) container, time, false);
    });
  }

  /// Its node is not heard of: nothing is told of its pods.
  private static boolean isLost(ObjectNode pod) {
    return Json.flag(pod.at("/status/containerStatuses/0"), "ready") && !Pods.isReady(pod);
  }

  private void tellOfProbe(ObjectNode pod, Instant now) {
    if (nextEvent.isBefore(now)) {
      nextEvent = now.plus(EVENT);
      String name = Json.text(pod.at("/spec/containers/0"), "name");
      cluster.loop().post(() -> cluster.events().record(pod, "kubelet", Pods.node(pod), "spec.containers{" + name + "}", "Warning",
          "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503"));
    }
  }

  private static ObjectNode ready(ObjectNode pod, ObjectNode status, ObjectNode container, TextNode now, boolean ready) {
    TextNode started = (TextNode) status.path("startTime");
    ObjectNode told = SharedJson.with(container, Map.of("ready", Json.object().booleanNode(ready)));
    return with(pod, SharedJson.with(status, Map.of(
        "conditions", FleetStatus.conditions(started, now, ready, Json.text(container, "name")),
        "containerStatuses", SharedJson.array(told))));
  }

  /// It ended and was started again at once.
  private static ObjectNode restarted(ObjectNode pod, ObjectNode status, ObjectNode container, Instant now) {
    Instant began = Instant.parse(Json.text(container, "state", "running", "startedAt"));
    String id = Json.text(container, "containerID");
    JsonNode ended = FleetStatus.ended(id, 1, "Error", began, now.minusSeconds(1));
    ObjectNode told = SharedJson.with(container, Map.of(
        "lastState", ended,
        "restartCount", Json.object().numberNode(Json.integer(0, container, "restartCount") + 1),
        "state", FleetStatus.running(SharedJson.text(Json.time(now)))));
    return with(pod, SharedJson.with(status, Map.of("containerStatuses", SharedJson.array(told))));
  }

  /// Once more in vain.
  private static ObjectNode crashed(ObjectNode pod, ObjectNode status, ObjectNode container, Instant now) {
    if (!Json.text(container, "state", "waiting", "reason").equals("CrashLoopBackOff")) {
      return pod;
    }
    JsonNode ended = FleetStatus.ended(Json.text(container, "containerID"), 1, "Error", now.minusSeconds(5), now.minusSeconds(1));
    ObjectNode told = SharedJson.with(container, Map.of(
        "lastState", ended, "restartCount", Json.object().numberNode(Json.integer(0, container, "restartCount") + 1)));
    return with(pod, SharedJson.with(status, Map.of("containerStatuses", SharedJson.array(told))));
  }

  private static ObjectNode with(ObjectNode pod, ObjectNode status) {
    return SharedJson.with(pod, Map.of("status", status));
  }

  private void heartbeats() {
    TextNode now = SharedJson.text(Json.time(cluster.loop().now()));
    SharedJson json = new SharedJson();
    List<ObjectNode> nodes = cluster.list(BuiltInTypes.NODES);
    for (int i = turn++ % TURNS; i < nodes.size(); i += TURNS) {
      swap(BuiltInTypes.NODES, Json.key(nodes.get(i)), node -> beat(node, now, json));
    }
  }

  private static @Nullable ObjectNode beat(ObjectNode node, TextNode now, SharedJson json) {
    List<JsonNode> conditions = Json.items(node, "status", "conditions");
    if (conditions.stream().anyMatch(each -> Json.text(each, "status").equals("Unknown"))) {
      return null;
    }
    JsonNode[] beaten = conditions.stream()
        .map(each -> json.shared(SharedJson.with((ObjectNode) each, Map.of("lastHeartbeatTime", now))))
        .toArray(JsonNode[]::new);
    ObjectNode status = SharedJson.with((ObjectNode) node.path("status"), Map.of("conditions", SharedJson.array(beaten)));
    return SharedJson.with(node, Map.of("status", status));
  }

  /// @param change gives the object as it shall be, null or itself to leave it
  private void swap(ResourceType type, ObjectKey key, Function<ObjectNode, @Nullable ObjectNode> change) {
    cluster.store().swap(type, key, (object, version) -> {
      ObjectNode changed = change.apply(object);
      if (changed == null || changed.path("status").equals(object.path("status"))) {
        return null;
      }
      ObjectNode metadata = (ObjectNode) object.path("metadata");
      ObjectNode stamped = SharedJson.with(metadata, Map.of("resourceVersion", SharedJson.text(Long.toString(version))));
      return SharedJson.with(changed, Map.of("metadata", stamped));
    });
  }
}
