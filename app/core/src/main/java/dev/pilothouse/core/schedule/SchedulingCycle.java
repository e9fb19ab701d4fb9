// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The scheduler's look at all nodes for one pod: its filter plugins in their order, and at each node up to the first that refuses
/// (pkg/scheduler/apis/config/v1/default_plugins.go; runtime/framework.go, RunFilterPlugins). One thread.
final class SchedulingCycle {
  private final List<Filter> filters;
  private final Collection<NodeInfo> nodes;
  private final PodDemand pod;
  private final @Nullable Set<String> only;
  private final String refusal;

  SchedulingCycle(PodDemand pod, SchedulerSnapshot cluster, Collection<NodeInfo> nodes) {
    this.pod = pod;
    this.nodes = nodes;
    filters = new ArrayList<>(NodeFilters.of(pod));
    filters.add(new ResourceFilter(pod));
    filters.addAll(VolumeFilters.of(pod, cluster));
    if (!pod.spread().isEmpty()) {
      filters.add(new SpreadFilter(pod, nodes));
    }
    filters.add(new PodAffinityFilter(pod, cluster, nodes));
    only = NodeFilters.namedNodes(pod);
    refusal =
        only != null && only.isEmpty()
            ? "pod affinity terms conflict"
            : filters.stream().map(Filter::refusal).filter(one -> !one.isEmpty()).findFirst().orElse("");
  }

  Fit fit() {
    List<Fit.NodeFit> all = new ArrayList<>(nodes.size());
    for (NodeInfo node : nodes) {
      all.add(new Fit.NodeFit(node.name(), node.zone(), check(node)));
    }
    return new Fit(all, refusal);
  }

  /// Empty when the pod fits.
  List<Refusal> check(NodeInfo node) {
    if (!refusal.isEmpty()) {
      return List.of(Refusal.of("", refusal));
    }
    if (only != null && !only.contains(node.name())) {
      return List.of(NodeFilters.NOT_NAMED);
    }
    for (Filter filter : filters) {
      List<Refusal> refusals = filter.check(node);
      if (!refusals.isEmpty()) {
        return refusals;
      }
    }
    return List.of();
  }

  /// What all plugins say against a node, and not only the first; empty when the pod fits.
  List<Refusal> checkAll(NodeInfo node) {
    List<Refusal> refusals = new ArrayList<>();
    if (!refusal.isEmpty()) {
      refusals.add(Refusal.of("", refusal));
    }
    if (only != null && !only.contains(node.name())) {
      refusals.add(NodeFilters.NOT_NAMED);
    }
    filters.forEach(filter -> refusals.addAll(filter.check(node)));
    return refusals;
  }

  /// Puts a pod like the one that is asked for on a node.
  void place(NodeInfo node) {
    node.add(pod.pod());
    filters.forEach(filter -> filter.placed(node));
  }
}
