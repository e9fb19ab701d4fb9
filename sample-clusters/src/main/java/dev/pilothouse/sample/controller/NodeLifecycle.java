// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import dev.pilothouse.sample.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/// Watches over the nodes' leases: marks and taints those that fell silent, taints cordoned ones
/// (`pkg/controller/nodelifecycle`). [TaintEviction] takes their pods away in time.
final class NodeLifecycle {

  private static final String COMPONENT = "node-controller";
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /// `--node-monitor-grace-period`.
  private static final Duration GRACE = Duration.ofSeconds(50);

  private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
  private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";

  private final ClusterState cluster;

  NodeLifecycle(ClusterState cluster) {
    this.cluster = cluster;
    cluster.onChange(BuiltInTypes.NODES, this::changed);
  }

  void start() {
    cluster.loop().every(PERIOD, () -> cluster.list(BuiltInTypes.NODES).forEach(this::check));
  }

  private void changed(WatchEvent event) {
    ObjectNode node = event.object();
    switch (event.change()) {
      case ADDED -> cluster.events().normal(node, COMPONENT, "RegisteredNode",
          "Node %s event: Registered Node %s in Controller".formatted(event.name(), event.name()));
      case DELETED -> cluster.events().normal(node, COMPONENT, "RemovingNode",
          "Node %s event: Removing Node %s from Controller".formatted(event.name(), event.name()));
      case MODIFIED -> {
        if (Json.flag(node, "spec", "unschedulable") != hasTaint(node, UNSCHEDULABLE)) {
          cluster.change(BuiltInTypes.NODES, Json.key(node), COMPONENT, it ->
              taint(it, UNSCHEDULABLE, "NoSchedule", Json.flag(it, "spec", "unschedulable")));
        }
      }
    }
  }

  private void check(ObjectNode node) {
    ObjectNode lease = cluster.find(BuiltInTypes.LEASES, new ObjectKey("kube-node-lease", Json.name(node)));
    String renewed = Json.text(lease, "spec", "renewTime");
    if (renewed.isEmpty()) {
      return;
    }
    Instant now = cluster.loop().now();
    boolean silent = Instant.parse(renewed).plus(GRACE).isBefore(now);
    boolean known = Json.text(Conditions.find(node, "Ready"), "status").equals("Unknown");
    if (silent && !known) {
      lost(node, now);
    } else if (!silent && !known && hasTaint(node, UNREACHABLE)) {
      cluster.change(BuiltInTypes.NODES, Json.key(node), COMPONENT, it -> {
        taint(it, UNREACHABLE, "NoSchedule", false);
        taint(it, UNREACHABLE, "NoExecute", false);
      });
    }
  }

  private void lost(ObjectNode node, Instant now) {
    cluster.change(BuiltInTypes.NODES, Json.key(node), COMPONENT, object -> {
      for (String type : new String[] {"MemoryPressure", "DiskPressure", "PIDPressure", "Ready"}) {
        Conditions.set(
            Json.child(object, "status"), type, "Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status.", now);
      }
      taint(object, UNREACHABLE, "NoSchedule", true);
      taint(object, UNREACHABLE, "NoExecute", true);
    });
    cluster.events().normal(node, COMPONENT, "NodeNotReady", "Node %s status is now: NodeNotReady".formatted(Json.name(node)));
    for (ObjectNode pod : cluster.list(BuiltInTypes.PODS)) {
      if (Pods.node(pod).equals(Json.name(node)) && !Pods.isFinished(pod)) {
        cluster.events().warning(pod, COMPONENT, "NodeNotReady", "Node is not ready");
        cluster.change(BuiltInTypes.PODS, Json.key(pod), COMPONENT, it ->
            Conditions.set(Json.child(it, "status"), "Ready", "False", "", "", now));
      }
    }
  }

  private static boolean hasTaint(ObjectNode node, String key) {
    return Json.items(node, "spec", "taints").stream().anyMatch(taint -> Json.text(taint, "key").equals(key));
  }

  private void taint(ObjectNode node, String key, String effect, boolean present) {
    ArrayNode taints = Json.list(Json.child(node, "spec"), "taints");
    for (Iterator<JsonNode> each = taints.iterator(); each.hasNext(); ) {
      JsonNode taint = each.next();
      if (Json.text(taint, "key").equals(key) && Json.text(taint, "effect").equals(effect)) {
        each.remove();
      }
    }
    if (present) {
      taints.addObject().put("effect", effect).put("key", key).put("timeAdded", Json.time(cluster.loop().now()));
    }
    if (taints.isEmpty()) {
      Json.child(node, "spec").remove("taints");
    }
  }
}
