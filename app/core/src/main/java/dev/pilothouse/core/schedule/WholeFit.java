// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.Taint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Why a pod does not fit on each node, and on which nodes least would have to change. Immutable. The scheduler stops at the first
/// plugin that refuses, and so does [Fit]; what is near is told by all of them.
///
/// @param fit what the scheduler would say
/// @param nodes every node with all that refuses there, the nearest first
public record WholeFit(Fit fit, List<Near> nodes) {

  public WholeFit {
    nodes = List.copyOf(nodes);
  }

  /// One node.
  ///
  /// @param refusals of all plugins; empty when the pod fits
  /// @param untolerated the taints that keep the pod off
  public record Near(String node, List<Refusal> refusals, List<Taint> untolerated) {
    public Near {
      refusals = List.copyOf(refusals);
      untolerated = List.copyOf(untolerated);
    }

    /// How many plugins refuse: so many things would have to change.
    public int changes() {
      return (int) refusals.stream().map(Refusal::plugin).distinct().count();
    }

    /// How much is missing of what the pod asks for, as a share of it, over all resources; 0 when nothing is.
    double missing() {
      double share = 0;
      for (Refusal one : refusals) {
        Refusal.Shortage shortage = one.shortage();
        share += shortage == null ? 0 : (double) shortage.missing() / Math.max(1, shortage.requested());
      }
      return share;
    }
  }

  /// Costs nodes times plugins, twice: off the FX thread.
  public static WholeFit of(PodDemand pod, SchedulerSnapshot cluster) {
    SchedulingCycle cycle = new SchedulingCycle(pod, cluster, cluster.nodes());
    List<Near> nodes = new ArrayList<>(cluster.size());
    for (NodeInfo node : cluster.nodes()) {
      List<Taint> taints = node.taints().stream().filter(one -> one.keepsOff() && !pod.tolerates(one)).toList();
      nodes.add(new Near(node.name(), cycle.checkAll(node), taints));
    }
    nodes.sort(Comparator.comparingInt(Near::changes).thenComparingDouble(Near::missing).thenComparing(Near::node));
    return new WholeFit(cycle.fit(), nodes);
  }

  /// Those where the fewest things would have to change, the nearest first; those that fit when some do.
  ///
  /// @param most how many at most
  public List<Near> nearest(int most) {
    int fewest = nodes.isEmpty() ? 0 : nodes.getFirst().changes();
    return nodes.stream().filter(one -> one.changes() == fewest).limit(most).toList();
  }
}
