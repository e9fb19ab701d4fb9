// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How a DaemonSet moves its pods to a new template (`pkg/controller/daemon/update.go`).
final class DaemonSetRollout {

  private final ClusterState cluster;
  private final PodCreation creation;
  private final WorkQueue queue;

  DaemonSetRollout(ClusterState cluster, PodCreation creation, WorkQueue queue) {
    this.cluster = cluster;
    this.creation = creation;
    this.queue = queue;
  }

  /// Replaces pods of earlier templates: as many at a time as may be away, or, with a surge, by new ones beside them.
  ///
  /// @param create makes a new pod on a node
  void roll(
      ObjectNode set, String hash, List<String> nodes, Map<String, List<ObjectNode>> byNode, Consumer<String> create) {
    if (Json.text(set, "spec", "updateStrategy", "type").equals("OnDelete")) {
      return;
    }
    int surge = share(set, "maxSurge", "0", nodes);
    if (surge > 0) {
      surge(set, hash, nodes, byNode, surge, create);
      return;
    }
    int most = Math.max(1, share(set, "maxUnavailable", "1", nodes));
    long away = nodes.stream()
        .filter(node -> byNode.getOrDefault(node, List.of()).stream().noneMatch(pod -> serves(set, pod)))
        .count();
    for (List<ObjectNode> pods : byNode.values()) {
      for (ObjectNode pod : pods) {
        if (Json.isDeleting(pod) || isNew(pod, hash)) {
          continue;
        }
        if (!serves(set, pod)) {
          creation.delete(set, pod);
        } else if (away < most) {
          creation.delete(set, pod);
          away++;
        }
      }
    }
  }

  private static int share(ObjectNode set, String field, String otherwise, List<String> nodes) {
    return IntOrPercent.of(
        Json.at(set, "spec", "updateStrategy", "rollingUpdate", field), otherwise, nodes.size(), true);
  }

  static boolean isNew(ObjectNode pod, String hash) {
    return Json.text(pod, "metadata", "labels", "controller-revision-hash").equals(hash);
  }

  /// An old pod goes when the new one beside it serves, or when it does not serve itself.
  private void surge(
      ObjectNode set,
      String hash,
      List<String> nodes,
      Map<String, List<ObjectNode>> byNode,
      int most,
      Consumer<String> create) {
    int beside = 0;
    List<String> waiting = new ArrayList<>();
    for (String node : nodes) {
      List<ObjectNode> here =
          byNode.getOrDefault(node, List.of()).stream().filter(pod -> !Json.isDeleting(pod)).toList();
      ObjectNode fresh = here.stream().filter(pod -> isNew(pod, hash)).findFirst().orElse(null);
      List<ObjectNode> old = here.stream().filter(pod -> !isNew(pod, hash)).toList();
      if (fresh != null && (serves(set, fresh) || !old.stream().allMatch(Pods::isReady))) {
        old.forEach(pod -> creation.delete(set, pod));
      } else if (fresh != null && !old.isEmpty()) {
        beside++;
      } else if (fresh == null && !old.isEmpty()) {
        waiting.add(node);
      }
    }
    for (String node : waiting) {
      boolean serves = byNode.getOrDefault(node, List.of()).stream().anyMatch(pod -> serves(set, pod));
      if (!serves || beside < most) {
        create.accept(node);
        beside += serves ? 1 : 0;
      }
    }
  }

  /// Ready for as long as `minReadySeconds` wants; looks again when that is still to come.
  boolean serves(ObjectNode set, ObjectNode pod) {
    return isAvailable(set, pod) && !Json.isDeleting(pod);
  }

  /// As the status counts it: one that is being deleted is available while it answers.
  boolean isAvailable(ObjectNode set, ObjectNode pod) {
    int minReady = Json.integer(0, set, "spec", "minReadySeconds");
    boolean available = Pods.isAvailable(pod, minReady, cluster.loop().now());
    if (!available && Pods.isReady(pod)) {
      queue.addAfter(Pods.untilAvailable(pod, minReady, cluster.loop().now()), Json.key(set));
    }
    return available;
  }
}
