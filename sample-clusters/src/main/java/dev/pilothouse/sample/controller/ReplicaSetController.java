// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps as many pods of a template as a ReplicaSet wants (`pkg/controller/replicaset`).
final class ReplicaSetController {

  private static final String COMPONENT = "replicaset-controller";
  private static final String MANAGER = "kube-controller-manager";

  /// A controller creates at most so many pods in one go.
  private static final int BURST = 500;

  private final ClusterState cluster;
  private final PodCreation pods;
  private final WorkQueue queue;
  private final RetryDelays retries = new RetryDelays();

  ReplicaSetController(ClusterState cluster) {
    this.cluster = cluster;
    this.pods = new PodCreation(cluster, COMPONENT);
    this.queue = new WorkQueue(cluster.loop(), this::reconcile);
    cluster.enqueueChanges(BuiltInTypes.REPLICA_SETS, queue);
    cluster.enqueueOwners(BuiltInTypes.PODS, "ReplicaSet", queue);
  }

  private void reconcile(ObjectKey key) {
    ObjectNode set = cluster.find(BuiltInTypes.REPLICA_SETS, key);
    if (set == null) {
      retries.succeeded(key);
      return;
    }
    List<ObjectNode> owned = cluster.controlledBy(BuiltInTypes.PODS, set);
    List<ObjectNode> active = new ArrayList<>(owned.stream().filter(Pods::isActive).toList());
    boolean moved = !Json.isDeleting(set) && settle(set, active);
    status(key, set, moved ? cluster.controlledBy(BuiltInTypes.PODS, set) : owned);
  }

  /// Creates or deletes what is missing or too much; whether that was anything.
  private boolean settle(ObjectNode set, List<ObjectNode> active) {
    int missing = Json.integer(1, set, "spec", "replicas") - active.size();
    boolean refused = false;
    for (int i = 0; i < Math.min(missing, BURST) && !refused; i++) {
      refused = pods.create(set, Json.at(set, "spec", "template")) == null;
    }
    if (refused) {
      queue.addAfter(retries.failed(Json.key(set)), Json.key(set));
    } else {
      retries.succeeded(Json.key(set));
    }
    if (missing < 0) {
      active.sort(firstToGo(active));
      active.subList(0, -missing).forEach(pod -> pods.delete(set, pod));
    }
    return missing != 0;
  }

  /// The order in which pods are given up (`ActivePodsWithRanks` of kube-controller-manager).
  static Comparator<ObjectNode> firstToGo(List<ObjectNode> pods) {
    Map<String, Integer> onNode = new HashMap<>();
    pods.forEach(pod -> onNode.merge(Pods.node(pod), 1, Integer::sum));
    return Comparator.<ObjectNode, Boolean>comparing(pod -> !Pods.node(pod).isEmpty())
        .thenComparingInt(pod -> List.of("Pending", "Unknown", "Running").indexOf(Pods.phase(pod)))
        .thenComparing(Pods::isReady)
        .thenComparingInt(ReplicaSetController::cost)
        .thenComparingInt(pod -> -onNode.getOrDefault(Pods.node(pod), 0))
        .thenComparing(pod -> Conditions.since(pod, "Ready", Instant.EPOCH), Comparator.reverseOrder())
        .thenComparingInt(pod -> -Pods.restarts(pod))
        .thenComparing(Pods::created, Comparator.reverseOrder());
  }

  private static int cost(JsonNode pod) {
    return Json.integer(0, pod, "metadata", "annotations", "controller.kubernetes.io/pod-deletion-cost");
  }

  private void status(ObjectKey key, ObjectNode set, List<ObjectNode> owned) {
    List<ObjectNode> active = owned.stream().filter(Pods::isActive).toList();
    int minReady = Json.integer(0, set, "spec", "minReadySeconds");
    Instant now = cluster.loop().now();
    int ready = (int) active.stream().filter(Pods::isReady).count();
    int available = (int) active.stream().filter(pod -> Pods.isAvailable(pod, minReady, now)).count();
    JsonNode labels = Json.at(set, "spec", "template", "metadata", "labels");
    int labelled = (int) active.stream().filter(p -> Selectors.matchesMap(labels, Json.labels(p))).count();
    int leaving = (int) owned.stream().filter(p -> Json.isDeleting(p) && !Pods.isFinished(p)).count();
    cluster.change(BuiltInTypes.REPLICA_SETS, key, MANAGER, object -> {
      ObjectNode status = Json.child(object, "status");
      status.put("replicas", active.size());
      count(status, "fullyLabeledReplicas", labelled);
      count(status, "readyReplicas", ready);
      count(status, "availableReplicas", available);
      status.put("terminatingReplicas", leaving);
      status.put("observedGeneration", Json.integer(1, object, "metadata", "generation"));
      if (!retries.isFailing(key)) {
        Conditions.remove(status, "ReplicaFailure");
      } else if (Conditions.find(object, "ReplicaFailure") == null) {
        Conditions.set(status, "ReplicaFailure", "True", "FailedCreate", pods.failure(), now);
      }
    });
    if (minReady > 0 && ready > available) {
      queue.addAfter(nextAvailable(active, minReady, now), key);
    }
  }

  private static Duration nextAvailable(List<ObjectNode> pods, int minReady, Instant now) {
    return pods.stream()
        .filter(pod -> Pods.isReady(pod) && !Pods.isAvailable(pod, minReady, now))
        .map(pod -> Duration.between(now, Conditions.since(pod, "Ready", now).plusSeconds(minReady)))
        .min(Comparator.naturalOrder())
        .orElse(Duration.ofSeconds(minReady));
  }

  /// Zero is left out, as `omitempty` does.
  static void count(ObjectNode status, String field, int value) {
    if (value == 0) {
      status.remove(field);
    } else {
      status.put(field, value);
    }
  }
}
