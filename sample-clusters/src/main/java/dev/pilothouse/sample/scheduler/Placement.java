// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.Quantities;
import dev.pilothouse.sample.store.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One attempt to place a pod: the node that takes it best, or the sentence that the real scheduler would say.
public sealed interface Placement {

  /// The pod goes to a node.
  record Bound(String node) implements Placement {}

  /// No node takes it.
  ///
  /// @param message as in the `FailedScheduling` event and the `PodScheduled` condition
  record Unschedulable(String message) implements Placement {}

  /// Tries all nodes.
  ///
  /// @param volumeAffinities the `nodeAffinity` of each volume that the pod's claims are bound to
  static Placement of(ObjectNode pod, List<NodeState> nodes, List<JsonNode> volumeAffinities) {
    if (nodes.isEmpty()) {
      return new Unschedulable("no nodes available to schedule pods");
    }
    Filters filters = new Filters(pod, nodes, volumeAffinities);
    Map<String, Integer> reasons = new TreeMap<>();
    int preemptable = 0;
    @Nullable NodeState best = null;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (NodeState node : nodes) {
      Rejection rejection = filters.refuse(node);
      if (rejection != null) {
        rejection.reasons().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        preemptable += rejection.preemptable() ? 1 : 0;
      } else {
        double score = score(pod, node, filters);
        if (score > bestScore) {
          best = node;
          bestScore = score;
        }
      }
    }
    return best != null ? new Bound(best.name()) : new Unschedulable(message(nodes.size(), reasons, preemptable));
  }

  /// Whether a daemon of this template belongs on a node, room or not.
  static boolean suitsDaemon(ObjectNode pod, ObjectNode node) {
    return Filters.suitsDaemon(pod, NodeState.of(node, List.of()));
  }

  private static String message(int nodes, Map<String, Integer> reasons, int preemptable) {
    Map<String, Integer> preemption = new TreeMap<>();
    if (preemptable > 0) {
      preemption.put("No preemption victims found for incoming pod", preemptable);
    }
    if (preemptable < nodes) {
      preemption.put("Preemption is not helpful for scheduling", nodes - preemptable);
    }
    String head = "0/" + nodes + " nodes are available: ";
    return head + counted(reasons) + ". no new claims to deallocate, preemption: " + head + counted(preemption) + ".";
  }

  private static String counted(Map<String, Integer> reasons) {
    List<String> sorted = reasons.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).sorted().toList();
    return String.join(", ", sorted);
  }

  private static double score(ObjectNode pod, NodeState node, Filters filters) {
    JsonNode spec = pod.path("spec");
    double cpu = share(node.usedMillis() + Quantities.requested(spec, "cpu", true), node.allocatableMillis());
    double memory = share(node.usedBytes() + Quantities.requested(spec, "memory", false), node.allocatableBytes());
    double score = 100 * (1 - (cpu + memory) / 2) - 100 * Math.abs(cpu - memory) / 4;
    score -= 40 * siblings(pod, node, filters, "kubernetes.io/hostname");
    score -= 25 * siblings(pod, node, filters, "topology.kubernetes.io/zone");
    for (JsonNode preferred :
        Json.items(spec, "affinity", "nodeAffinity", "preferredDuringSchedulingIgnoredDuringExecution")) {
      if (Filters.nodeSelectorTerm(preferred.path("preference"), node)) {
        score += Json.integer(1, preferred, "weight");
      }
    }
    for (JsonNode taint : Json.items(node.node(), "spec", "taints")) {
      if (Json.text(taint, "effect").equals("PreferNoSchedule")
          && !filters.tolerates(Json.text(taint, "key"), Json.text(taint, "value"), "PreferNoSchedule")) {
        score -= 100;
      }
    }
    return score;
  }

  private static double share(long used, long there) {
    return there == 0 ? 1 : Math.min(1, (double) used / there);
  }

  /// How many pods of the same labels share a node's topology value: the default constraints spread by host and by zone.
  private static int siblings(ObjectNode pod, NodeState node, Filters filters, String key) {
    ObjectNode selector = Json.object();
    selector.set("matchLabels", Json.at(pod, "metadata", "labels"));
    return filters.counts(key, selector).getOrDefault(node.topology(key), 0);
  }
}
