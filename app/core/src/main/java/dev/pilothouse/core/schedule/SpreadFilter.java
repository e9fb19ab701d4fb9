// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.Taint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// PodTopologySpread: whether a domain would have too many more pods than the one with the fewest (podtopologyspread/filtering.go).
final class SpreadFilter implements Filter {
  private static final String PLUGIN = "PodTopologySpread";
  private static final String WORDS = "node(s) didn't match pod topology spread constraints";
  private final PodDemand pod;
  private final List<Counts> all = new ArrayList<>();

  SpreadFilter(PodDemand pod, Collection<NodeInfo> nodes) {
    this.pod = pod;
    for (SpreadConstraint constraint : pod.spread()) {
      Counts counts = new Counts(constraint);
      nodes.stream().filter(node -> counted(constraint, node.row(), node)).forEach(counts::add);
      all.add(counts);
    }
  }

  /// A node counts when it has the labels of all constraints and none of what this constraint honours keeps the pod off.
  private boolean counted(SpreadConstraint constraint, Row node, NodeInfo info) {
    return pod.spread().stream().allMatch(one -> node.labels().has(one.topologyKey()))
        && (!constraint.honoursAffinity() || pod.wants(node))
        && (!constraint.honoursTaints() || info.taints().stream().noneMatch(this::keepsOff));
  }

  private boolean keepsOff(Taint taint) {
    return taint.keepsOff() && !pod.tolerates(taint);
  }

  @Override
  public List<Refusal> check(NodeInfo node) {
    for (Counts counts : all) {
      Labels labels = node.row().labels();
      if (!labels.has(counts.constraint.topologyKey())) {
        return List.of(Refusal.of(PLUGIN, WORDS + " (missing required label)"));
      }
      if (counts.skew(labels.get(counts.constraint.topologyKey())) > counts.constraint.maxSkew()) {
        return List.of(Refusal.of(PLUGIN, WORDS));
      }
    }
    return List.of();
  }

  @Override
  public void placed(NodeInfo node) {
    for (Counts counts : all) {
      if (counted(counts.constraint, node.row(), node)) {
        counts.addPod(node, pod.pod());
      }
    }
  }

  /// How many of the selected pods each domain has.
  private final class Counts {
    private final SpreadConstraint constraint;
    private final Map<String, Long> domains = new HashMap<>();

    Counts(SpreadConstraint constraint) {
      this.constraint = constraint;
    }

    private void add(NodeInfo node) {
      domains.merge(domain(node), 0L, Long::sum);
      node.pods().forEach(one -> addPod(node, one));
    }

    private void addPod(NodeInfo node, Row one) {
      boolean counts = one.deleted() == 0 && one.namespace().equals(pod.namespace());
      if (counts && !constraint.selectsWithoutCounting() && constraint.selects(one.labels())) {
        domains.merge(domain(node), 1L, Long::sum);
      }
    }

    private String domain(NodeInfo node) {
      return node.row().labels().get(constraint.topologyKey());
    }

    private long skew(String domain) {
      long least = domains.values().stream().mapToLong(Long::longValue).min().orElse(Integer.MAX_VALUE);
      long self = constraint.selects(pod.labels()) ? 1 : 0;
      return domains.getOrDefault(domain, 0L) + self - (domains.size() < constraint.minDomains() ? 0 : least);
    }
  }
}
