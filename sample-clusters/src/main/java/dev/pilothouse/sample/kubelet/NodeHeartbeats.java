// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.ClusterState;
import dev.pilothouse.sample.controller.Conditions;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import dev.pilothouse.sample.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Renews each node's Lease every ten seconds and its conditions every five minutes, as kubelets do; tells of cordons.
///
/// A node with the annotation `sample.pilothouse.dev/silent: "true"` says nothing, as if its network were cut.
final class NodeHeartbeats {

  static final String LEASE_NAMESPACE = "kube-node-lease";
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration STATUS = Duration.ofMinutes(5);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final ClusterState cluster;

  NodeHeartbeats(ClusterState cluster) {
    this.cluster = cluster;
    cluster.onChange(BuiltInTypes.NODES, this::nodeChanged);
  }

  void start() {
    cluster.list(BuiltInTypes.NODES).forEach(node -> {
      renew(node);
      status(node);
    });
    cluster.loop().every(LEASE, () -> speaking(this::renew));
    cluster.loop().every(STATUS, () -> speaking(this::status));
  }

  private void speaking(java.util.function.Consumer<ObjectNode> work) {
    cluster.list(BuiltInTypes.NODES).stream().filter(node -> !isSilent(node)).forEach(work);
  }

  private static boolean isSilent(JsonNode node) {
    return Json.text(node, "metadata", "annotations", Behaviours.ANNOTATION + "silent").equals("true");
  }

  private void nodeChanged(WatchEvent event) {
    ObjectNode before = event.previous();
    ObjectNode node = event.object();
    if (before == null || event.change() == WatchEvent.Change.DELETED) {
      return;
    }
    boolean was = Json.flag(before, "spec", "unschedulable");
    boolean is = Json.flag(node, "spec", "unschedulable");
    if (was != is) {
      String reason = is ? "NodeNotSchedulable" : "NodeSchedulable";
      cluster.events().record(node, "kubelet", Json.name(node), "", "Normal", reason,
          "Node %s status is now: %s".formatted(Json.name(node), reason));
    }
    if (isSilent(before) && !isSilent(node)) {
      renew(node);
      status(node);
    }
  }

  private void renew(ObjectNode node) {
    String name = Json.name(node);
    String now = MICROS.format(cluster.loop().now());
    ObjectKey key = new ObjectKey(LEASE_NAMESPACE, name);
    if (cluster.change(BuiltInTypes.LEASES, key, "kubelet", it -> Json.child(it, "spec").put("renewTime", now)) != null) {
      return;
    }
    ObjectNode lease = Json.object();
    ObjectNode metadata = lease.putObject("metadata").put("name", name).put("namespace", LEASE_NAMESPACE);
    metadata.put("creationTimestamp", Json.text(node, "metadata", "creationTimestamp"));
    metadata.putArray("ownerReferences").addObject()
        .put("apiVersion", "v1").put("kind", "Node").put("name", name).put("uid", Json.uid(node));
    lease.putObject("spec").put("holderIdentity", name).put("leaseDurationSeconds", 40).put("renewTime", now);
    cluster.create(BuiltInTypes.LEASES, lease, "kubelet");
  }

  private void status(ObjectNode node) {
    Instant now = cluster.loop().now();
    cluster.change(BuiltInTypes.NODES, Json.key(node), "kubelet", object -> {
      ObjectNode status = Json.child(object, "status");
      beat(status, "MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available", now);
      beat(status, "DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure", now);
      beat(status, "PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available", now);
      beat(status, "Ready", "True", "KubeletReady", "kubelet is posting ready status", now);
    });
  }

  private static void beat(ObjectNode status, String type, String value, String reason, String message, Instant now) {
    Conditions.set(status, type, value, reason, message, now).put("lastHeartbeatTime", Json.time(now));
  }
}
