// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.PodScheduling;
import dev.pilothouse.core.schedule.Refusal.Shortage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// NodeResourcesFit: whether what the pod requests is free; says all that is short (noderesources/fit.go, fitsRequest).
final class ResourceFilter implements Filter {
  private static final String PLUGIN = "NodeResourcesFit";
  private final PodDemand pod;
  private final Map<String, Long> others;

  ResourceFilter(PodDemand pod) {
    this.pod = pod;
    others = new TreeMap<>(PodScheduling.of(pod.pod()).requests());
  }

  @Override
  public List<Refusal> check(NodeInfo node) {
    List<Refusal> refusals = new ArrayList<>(0);
    if (node.pods().size() + 1 > node.allocatable("pods")) {
      Shortage pods = new Shortage("pods", 1, node.pods().size(), node.allocatable("pods"));
      refusals.add(new Refusal(PLUGIN, "Too many pods", pods));
    }
    need(refusals, node, "cpu", pod.cpu(), node.cpu());
    need(refusals, node, "memory", pod.memory(), node.memory());
    others.forEach((name, amount) -> need(refusals, node, name, amount, node.others(name)));
    return refusals;
  }

  private static void need(List<Refusal> refusals, NodeInfo node, String resource, long requested, long used) {
    if (requested > 0 && requested > node.allocatable(resource) - used) {
      Shortage shortage = new Shortage(resource, requested, used, node.allocatable(resource));
      refusals.add(new Refusal(PLUGIN, "Insufficient " + resource, shortage));
    }
  }
}
