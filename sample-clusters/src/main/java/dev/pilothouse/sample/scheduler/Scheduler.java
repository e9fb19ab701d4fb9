// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.ClusterState;
import dev.pilothouse.sample.controller.Conditions;
import dev.pilothouse.sample.controller.Pods;
import dev.pilothouse.sample.controller.WorkQueue;
import dev.pilothouse.sample.scheduler.Placement.Bound;
import dev.pilothouse.sample.scheduler.Placement.Unschedulable;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import dev.pilothouse.sample.store.WatchEvent;
import dev.pilothouse.sample.store.WatchEvent.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Binds pods to nodes and says why it cannot. Loop thread only.
public final class Scheduler {

  /// Pods that found no place are tried again after this at the latest (`podMaxInUnschedulablePodsDuration`).
  private static final Duration RETRY = Duration.ofMinutes(5);

  private final ClusterState cluster;
  private final WorkQueue queue;

  /// As the last attempt saw them, in their order.
  private final Map<String, NodeState> known = new LinkedHashMap<>();

  public Scheduler(ClusterState cluster) {
    this.cluster = cluster;
    this.queue = new WorkQueue(cluster.loop(), this::schedule);
    cluster.onChange(BuiltInTypes.PODS, this::podChanged);
    cluster.onChange(BuiltInTypes.NODES, event -> {
      ObjectNode before = event.previous();
      if (before == null || !before.path("spec").equals(event.object().path("spec"))
          || !Json.at(before, "status", "allocatable").equals(Json.at(event.object(), "status", "allocatable"))
          || !Json.labels(before).equals(Json.labels(event.object()))) {
        retryAll();
      }
    });
    cluster.onChange(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS, event -> retryAll());
  }

  /// Whether a daemon's pod belongs on a node.
  public static boolean suitsDaemon(ObjectNode pod, ObjectNode node) {
    return Placement.suitsDaemon(pod, node);
  }

  private void podChanged(WatchEvent event) {
    if (event.change() == Change.ADDED) {
      if (isWaiting(event.object())) {
        queue.add(Json.key(event.object()));
      }
    } else if (event.change() == Change.DELETED || hasJustFinished(event)) {
      retryAll();
    }
  }

  private static boolean hasJustFinished(WatchEvent event) {
    ObjectNode before = event.previous();
    return before != null && Pods.isFinished(event.object()) && !Pods.isFinished(before);
  }

  private static boolean isWaiting(JsonNode pod) {
    return Pods.node(pod).isEmpty()
        && !Json.isDeleting(pod)
        && !Pods.isFinished(pod)
        && Json.textOr("default-scheduler", pod, "spec", "schedulerName").equals("default-scheduler");
  }

  private void retryAll() {
    cluster.list(BuiltInTypes.PODS).stream().filter(Scheduler::isWaiting).forEach(pod -> queue.add(Json.key(pod)));
  }

  private void schedule(ObjectKey key) {
    ObjectNode pod = cluster.find(BuiltInTypes.PODS, key);
    if (pod == null || !isWaiting(pod)) {
      return;
    }
    List<ObjectNode> claims = new ArrayList<>();
    String problem = claims(pod, claims);
    List<NodeState> nodes = nodes();
    Placement placement = problem == null
        ? Placement.of(pod, nodes, volumeAffinities(claims))
        : new Unschedulable("0/%d nodes are available: %s. not found".formatted(nodes.size(), problem));
    switch (placement) {
      case Unschedulable(String message) -> refuse(key, pod, message);
      case Bound(String node) -> {
        if (!waitsForVolumes(claims, node)) {
          bind(key, pod, node);
        }
      }
    }
  }

  private List<NodeState> nodes() {
    Map<String, List<ObjectNode>> byNode = new HashMap<>();
    for (ObjectNode pod : cluster.list(BuiltInTypes.PODS)) {
      if (!Pods.node(pod).isEmpty() && !Pods.isFinished(pod)) {
        byNode.computeIfAbsent(Pods.node(pod), node -> new ArrayList<>()).add(pod);
      }
    }
    Map<String, NodeState> before = Map.copyOf(known);
    known.clear();
    for (ObjectNode node : cluster.list(BuiltInTypes.NODES)) {
      List<ObjectNode> pods = byNode.getOrDefault(Json.name(node), List.of());
      NodeState state = before.get(Json.name(node));
      known.put(Json.name(node), state != null && state.isOf(node, pods) ? state : NodeState.of(node, pods));
    }
    return List.copyOf(known.values());
  }

  /// Collects the pod's claims; the words of the first that is missing or can not be waited for.
  private @Nullable String claims(ObjectNode pod, List<ObjectNode> into) {
    for (JsonNode volume : Json.items(pod, "spec", "volumes")) {
      String name = Json.text(volume, "persistentVolumeClaim", "claimName");
      if (name.isEmpty()) {
        continue;
      }
      ObjectNode claim =
          cluster.find(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS, new ObjectKey(Json.namespace(pod), name));
      if (claim == null) {
        return "persistentvolumeclaim \"%s\" not found".formatted(name);
      }
      if (!isBound(claim) && !waitsForConsumer(claim)) {
        return "pod has unbound immediate PersistentVolumeClaims";
      }
      into.add(claim);
    }
    return null;
  }

  private static boolean isBound(JsonNode claim) {
    return Json.text(claim, "status", "phase").equals("Bound");
  }

  private boolean waitsForConsumer(JsonNode claim) {
    ObjectNode storageClass =
        cluster.find(BuiltInTypes.STORAGE_CLASSES, new ObjectKey("", Json.text(claim, "spec", "storageClassName")));
    return Json.text(storageClass, "volumeBindingMode").equals("WaitForFirstConsumer");
  }

  private List<JsonNode> volumeAffinities(List<ObjectNode> claims) {
    return claims.stream()
        .map(claim -> cluster.find(BuiltInTypes.PERSISTENT_VOLUMES, new ObjectKey("", Json.text(claim, "spec", "volumeName"))))
        .map(volume -> Json.at(volume, "spec", "nodeAffinity"))
        .filter(JsonNode::isObject)
        .toList();
  }

  /// Has volumes made where the pod is going to be; the pod is tried again when they are there.
  private boolean waitsForVolumes(List<ObjectNode> claims, String node) {
    boolean waits = false;
    for (ObjectNode claim : claims) {
      if (!isBound(claim)) {
        waits = true;
        cluster.change(BuiltInTypes.PERSISTENT_VOLUME_CLAIMS, Json.key(claim), "kube-scheduler", it ->
            Json.child(it, "metadata", "annotations").put("volume.kubernetes.io/selected-node", node));
      }
    }
    return waits;
  }

  private void bind(ObjectKey key, ObjectNode pod, String node) {
    cluster.events().scheduling(pod, "Normal", "Scheduled", "Binding",
        "Successfully assigned %s/%s to %s".formatted(key.namespace(), key.name(), node));
    cluster.change(BuiltInTypes.PODS, key, "kube-scheduler", object -> {
      Json.child(object, "spec").put("nodeName", node);
      Conditions.set(Json.child(object, "status"), "PodScheduled", "True", "", "", cluster.loop().now());
    });
  }

  private void refuse(ObjectKey key, ObjectNode pod, String message) {
    cluster.events().scheduling(pod, "Warning", "FailedScheduling", "Scheduling", message);
    cluster.change(BuiltInTypes.PODS, key, "kube-scheduler", object -> Conditions.set(
        Json.child(object, "status"), "PodScheduled", "False", "Unschedulable", message, cluster.loop().now()));
    queue.addAfter(RETRY, key);
  }
}
