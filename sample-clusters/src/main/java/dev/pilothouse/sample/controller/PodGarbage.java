// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Takes away the pods of nodes that are gone (`pkg/controller/podgc`): no kubelet is there to end them.
final class PodGarbage {

  private static final String COMPONENT = "pod-garbage-collector";
  private static final Duration PERIOD = Duration.ofSeconds(20);

  /// A node may come back under its name for so long.
  private static final Duration QUARANTINE = Duration.ofSeconds(40);

  private final ClusterState cluster;
  private final Map<String, Instant> missing = new HashMap<>();

  PodGarbage(ClusterState cluster) {
    this.cluster = cluster;
  }

  void start() {
    cluster.loop().every(PERIOD, this::collect);
  }

  private void collect() {
    Instant now = cluster.loop().now();
    Set<String> nodes = new HashSet<>();
    cluster.list(BuiltInTypes.NODES).forEach(node -> nodes.add(Json.name(node)));
    Set<String> gone = new HashSet<>();
    for (ObjectNode pod : cluster.list(BuiltInTypes.PODS)) {
      String node = Pods.node(pod);
      if (!node.isEmpty() && !nodes.contains(node)) {
        gone.add(node);
        if (!missing.getOrDefault(node, now).plus(QUARANTINE).isAfter(now)) {
          remove(pod, now);
        }
      }
    }
    missing.keySet().retainAll(gone);
    gone.forEach(node -> missing.putIfAbsent(node, now));
  }

  private void remove(ObjectNode pod, Instant now) {
    cluster.change(BuiltInTypes.PODS, Json.key(pod), COMPONENT, it -> {
      ObjectNode status = Json.child(it, "status");
      if (!Pods.isFinished(it)) {
        status.put("phase", "Failed");
      }
      Conditions.set(status, "DisruptionTarget", "True", "DeletionByPodGC", "PodGC: node no longer exists", now)
          .put("observedGeneration", Json.integer(1, it, "metadata", "generation"));
    });
    cluster.delete(BuiltInTypes.PODS, Json.key(pod), DeleteOptions.now());
  }
}
