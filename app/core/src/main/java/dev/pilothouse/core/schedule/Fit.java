// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where a pod would fit now, by the rules of the scheduler's default plugins (kubernetes 1.36, pkg/scheduler/framework/plugins).
/// Immutable.
///
/// Not looked at: volume limits of CSI drivers, free storage that drivers publish, disks named in the pod itself, resource claims
/// (DRA), pods that are nominated for a node, extenders and other profiles.
///
/// @param nodes every node, in the order of the snapshot
/// @param refusal why the pod fits nowhere, whatever the nodes are, as `persistentvolumeclaim "data" not found`; mostly empty
public record Fit(List<NodeFit> nodes, String refusal) {

  public Fit {
    nodes = List.copyOf(nodes);
  }

  /// One node.
  ///
  /// @param zone empty for none
  /// @param refusals of the first plugin that refuses, as the scheduler stops there; empty when the pod fits
  public record NodeFit(String node, String zone, List<Refusal> refusals) {
    public NodeFit {
      refusals = List.copyOf(refusals);
    }

    public boolean fits() {
      return refusals.isEmpty();
    }
  }

  /// How many nodes take the pod.
  public int count() {
    return (int) nodes.stream().filter(NodeFit::fits).count();
  }

  /// Zone to how many of its nodes take the pod, in the order of their names; the empty zone for nodes without one.
  public Map<String, Zone> zones() {
    return nodes.stream()
        .collect(
            Collectors.toMap(
                NodeFit::zone, one -> new Zone(one.fits() ? 1 : 0, 1), Zone::plus, TreeMap::new));
  }

  /// @param fitting how many of them take the pod
  public record Zone(int fitting, int nodes) {
    Zone plus(Zone other) {
      return new Zone(fitting + other.fitting, nodes + other.nodes);
    }
  }

  /// How many nodes give each of the reasons.
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    nodes.forEach(node -> node.refusals().forEach(one -> counts.merge(one.words(), 1, Integer::sum)));
    return counts;
  }

  /// What the scheduler would say of the pod (types.go, FitError): `0/10 nodes are available: 3 Insufficient cpu, 7 node(s) had
  /// untolerated taint(s).`, without its second sentence about preemption. Empty when the pod fits somewhere.
  public String sentence() {
    if (count() > 0) {
      return "";
    }
    String reasons =
        refusal.isEmpty()
            ? counts().entrySet().stream()
                .map(one -> one.getValue() + " " + one.getKey())
                .sorted()
                .collect(Collectors.joining(", "))
            : refusal;
    return nodes.isEmpty() && refusal.isEmpty()
        ? "no nodes available to schedule pods"
        : "0/" + nodes.size() + " nodes are available:" + (reasons.isEmpty() ? "" : " " + reasons + ".");
  }
}
