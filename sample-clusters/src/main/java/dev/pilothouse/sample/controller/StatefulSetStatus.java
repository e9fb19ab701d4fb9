// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.util.SortedMap;

/// The status of a StatefulSet: how many pods there are of which revision, and which revision is the present one.
final class StatefulSetStatus {

  private StatefulSetStatus() {}

  static void write(
      ClusterState cluster, ObjectKey key, SortedMap<Integer, ObjectNode> pods, String current, String update) {
    cluster.change(BuiltInTypes.STATEFUL_SETS, key, "kube-controller-manager", object -> {
      int replicas = Json.integer(1, object, "spec", "replicas");
      int updated = count(pods, update);
      // one that is being deleted counts while it still answers
      int ready = (int) pods.values().stream().filter(StatefulSetStatus::isReady).count();
      int minReady = Json.integer(0, object, "spec", "minReadySeconds");
      int available = (int) pods.values().stream()
          .filter(pod -> isReady(pod) && Pods.isAvailable(pod, minReady, cluster.loop().now()))
          .count();
      boolean done = !Json.text(object, "spec", "updateStrategy", "type").equals("OnDelete")
          && updated == replicas && pods.size() == replicas && ready == replicas;
      String present = done ? update : current;
      ObjectNode status = Json.child(object, "status");
      status.put("observedGeneration", Json.integer(1, object, "metadata", "generation"));
      status.put("replicas", pods.size());
      status.put("availableReplicas", available);
      status.put("collisionCount", 0);
      status.put("currentRevision", present).put("updateRevision", update);
      ReplicaSetController.count(status, "readyReplicas", ready);
      ReplicaSetController.count(status, "currentReplicas", count(pods, present));
      ReplicaSetController.count(status, "updatedReplicas", updated);
    });
  }

  private static boolean isReady(ObjectNode pod) {
    return Pods.phase(pod).equals("Running") && Pods.isReady(pod);
  }

  private static int count(SortedMap<Integer, ObjectNode> pods, String revision) {
    return (int) pods.values().stream()
        .filter(pod -> !Json.isDeleting(pod)
            && Json.text(pod, "metadata", "labels", "controller-revision-hash").equals(revision))
        .count();
  }
}
