// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import dev.pilothouse.sample.store.WatchEvent;
import dev.pilothouse.sample.store.WatchEvent.Change;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Evicts pods that do not tolerate the NoExecute taints of their node, at once, or when the time for which they tolerate them is
/// over (`pkg/controller/tainteviction`).
final class TaintEviction {

  private static final String COMPONENT = "taint-eviction-controller";

  /// What an API server's `DefaultTolerationSeconds` writes into each pod; pods here do not carry it.
  private static final long FOR_A_SILENT_NODE = 300;
  private static final List<String> SILENT = List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

  private static final long FOR_EVER = Long.MAX_VALUE;

  private final ClusterState cluster;
  private final Map<ObjectKey, Planned> planned = new HashMap<>();

  /// An eviction to come.
  private record Planned(String uid, Instant due, TaskLoop.Timer timer) {}

  TaintEviction(ClusterState cluster) {
    this.cluster = cluster;
    cluster.onChange(BuiltInTypes.NODES, this::nodeChanged);
    cluster.onChange(BuiltInTypes.PODS, this::podChanged);
  }

  private void nodeChanged(WatchEvent event) {
    List<JsonNode> taints = event.change() == Change.DELETED ? List.of() : Taints.evicting(event.object());
    List<JsonNode> before = event.previous() == null ? List.of() : Taints.evicting(event.previous());
    if (taints.equals(before)) {
      return;
    }
    for (ObjectNode pod : cluster.list(BuiltInTypes.PODS)) {
      if (Pods.node(pod).equals(event.name())) {
        judge(pod, taints);
      }
    }
  }

  private void podChanged(WatchEvent event) {
    ObjectNode pod = event.object();
    ObjectNode before = event.previous();
    if (event.change() == Change.DELETED) {
      forget(Json.key(pod));
      return;
    }
    boolean same =
        before != null
            && Pods.node(before).equals(Pods.node(pod))
            && Json.at(before, "spec", "tolerations").equals(Json.at(pod, "spec", "tolerations"));
    ObjectNode node = same || Pods.node(pod).isEmpty() ? null : cluster.find(BuiltInTypes.NODES, new ObjectKey("", Pods.node(pod)));
    if (node != null) {
      judge(pod, Taints.evicting(node));
    }
  }

  private void judge(ObjectNode pod, List<JsonNode> taints) {
    ObjectKey key = Json.key(pod);
    if (Json.isDeleting(pod)) {
      return;
    }
    long seconds = tolerated(pod, taints);
    if (seconds == FOR_EVER) {
      callOff(pod);
      return;
    }
    Instant due = since(taints).plusSeconds(seconds);
    Planned known = planned.get(key);
    if (known != null && known.uid().equals(Json.uid(pod)) && !known.due().isAfter(due)) {
      return;
    }
    forget(key);
    if (due.isAfter(cluster.loop().now())) {
      planned.put(key, new Planned(Json.uid(pod), due, cluster.loop().at(due, () -> evict(key, Json.uid(pod)))));
    } else {
      evict(key, Json.uid(pod));
    }
  }

  /// When the newest of the taints came; kubectl does not write it down.
  private Instant since(List<JsonNode> taints) {
    Instant now = cluster.loop().now();
    return taints.stream()
        .map(taint -> Json.text(taint, "timeAdded"))
        .map(added -> added.isEmpty() ? now : Instant.parse(added))
        .max(Instant::compareTo)
        .orElse(now);
  }

  /// For how many seconds a pod tolerates all of the taints; 0 when there is one that it does not.
  private static long tolerated(ObjectNode pod, List<JsonNode> taints) {
    return taints.stream().mapToLong(taint -> tolerated(pod, taint)).min().orElse(FOR_EVER);
  }

  private static long tolerated(ObjectNode pod, JsonNode taint) {
    String key = Json.text(taint, "key");
    for (JsonNode toleration : Json.items(pod, "spec", "tolerations")) {
      if (Taints.tolerates(toleration, key, Json.text(taint, "value"), "NoExecute")) {
        return toleration.has("tolerationSeconds") ? Math.max(0, toleration.path("tolerationSeconds").asLong()) : FOR_EVER;
      }
    }
    return SILENT.contains(key) ? FOR_A_SILENT_NODE : 0;
  }

  private void forget(ObjectKey key) {
    Planned known = planned.remove(key);
    if (known != null) {
      known.timer().cancel();
    }
  }

  private void callOff(ObjectNode pod) {
    if (planned.containsKey(Json.key(pod))) {
      forget(Json.key(pod));
      tell(pod, "Cancelling deletion of Pod ");
    }
  }

  private void tell(ObjectNode pod, String words) {
    cluster.events().normal(pod, COMPONENT, "TaintManagerEviction", words + Json.namespace(pod) + "/" + Json.name(pod));
  }

  private void evict(ObjectKey key, String uid) {
    planned.remove(key);
    ObjectNode pod = cluster.find(BuiltInTypes.PODS, key);
    if (pod == null || !Json.uid(pod).equals(uid) || Json.isDeleting(pod)) {
      return;
    }
    tell(pod, "Marking for deletion Pod ");
    cluster.change(BuiltInTypes.PODS, key, COMPONENT, it ->
        Conditions.set(
                Json.child(it, "status"), "DisruptionTarget", "True", "DeletionByTaintManager",
                "Taint manager: deleting due to NoExecute taint", cluster.loop().now())
            .put("observedGeneration", Json.integer(1, it, "metadata", "generation")));
    cluster.delete(BuiltInTypes.PODS, key, DeleteOptions.background());
  }
}
