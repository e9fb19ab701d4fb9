// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.HostPort;
import dev.pilothouse.core.kind.NodeSelector;
import dev.pilothouse.core.kind.PodScheduling;
import dev.pilothouse.core.kind.Taint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The plugins that look at one node alone: NodeUnschedulable, NodeName, TaintToleration, NodeAffinity and NodePorts.
final class NodeFilters {
  /// Said of nodes that the pod's affinity by name leaves out (schedule_one.go, findNodesThatFitPod).
  static final Refusal NOT_NAMED = Refusal.of("NodeAffinity", "node(s) didn't satisfy plugin(s) [NodeAffinity]");

  static final Taint CORDON = new Taint("node.kubernetes.io/unschedulable", "", "NoSchedule");

  private NodeFilters() {}

  static List<Filter> of(PodDemand pod) {
    List<HostPort> ports = PodScheduling.of(pod.pod()).ports();
    return List.of(
        filter(
            "NodeUnschedulable",
            "node(s) were unschedulable",
            node -> !node.cordoned() || pod.tolerates(CORDON)),
        filter(
            "NodeName",
            "node(s) didn't match the requested node name",
            node -> pod.nodeName().isEmpty() || pod.nodeName().equals(node.name())),
        filter(
            "TaintToleration",
            "node(s) had untolerated taint(s)",
            node -> node.taints().stream().allMatch(taint -> !taint.keepsOff() || pod.tolerates(taint))),
        filter(
            "NodeAffinity", "node(s) didn't match Pod's node affinity/selector", node -> pod.wants(node.row())),
        filter(
            "NodePorts",
            "node(s) didn't have free ports for the requested pod ports",
            node -> ports.stream().noneMatch(port -> node.ports().stream().anyMatch(port::conflictsWith))));
  }

  private static Filter filter(String plugin, String words, Predicate<NodeInfo> passes) {
    List<Refusal> refusal = List.of(Refusal.of(plugin, words));
    return node -> passes.test(node) ? List.of() : refusal;
  }

  /// The nodes that the pod's affinity names, each term on its own; null when one of them names none, and so all are looked at.
  static @Nullable Set<String> namedNodes(PodDemand pod) {
    NodeSelector affinity = pod.nodeAffinity();
    if (affinity == null || affinity.terms().isEmpty()) {
      return null;
    }
    Set<String> all = new HashSet<>();
    for (NodeSelector.Term term : affinity.terms()) {
      Set<String> names = null;
      for (NodeSelector.Requirement one : term.fields()) {
        if (one.key().equals("metadata.name") && one.operator().equals("In")) {
          names = names == null ? new HashSet<>(one.values()) : names;
          names.retainAll(one.values());
        }
      }
      if (names == null) {
        return null;
      }
      all.addAll(names);
    }
    return all;
  }
}
