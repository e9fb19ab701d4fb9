// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a pod comes up again that has to leave its node.
///
/// @param node empty when no node takes it
/// @param sentence why none does, in the scheduler's words; empty when one does
public record Landing(String node, String sentence) {

  public boolean found() {
    return !node.isEmpty();
  }

  /// Where pods find places, one after the other, while a node is kept free: each has what those before it leave. Which of the
  /// nodes that fit one takes is as near as in [Room]. Costs nodes times pods: off the FX thread.
  ///
  /// @param closed the node that takes no new pods
  /// @param pods what each asks for
  /// @param cluster without the pods that leave
  /// @return one for each, in their order
  public static List<Landing> of(String closed, List<PodDemand> pods, SchedulerSnapshot cluster) {
    List<NodeInfo> nodes = Room.copies(cluster);
    nodes.stream().filter(node -> node.name().equals(closed)).forEach(NodeInfo::cordon);
    List<Landing> landings = new ArrayList<>();
    for (PodDemand pod : pods) {
      SchedulingCycle cycle = new SchedulingCycle(pod, cluster, nodes);
      @Nullable NodeInfo best = Room.best(nodes, pod, cycle);
      if (best == null) {
        landings.add(new Landing("", cycle.fit().sentence()));
      } else {
        cycle.place(best);
        landings.add(new Landing(best.name(), ""));
      }
    }
    return landings;
  }
}
