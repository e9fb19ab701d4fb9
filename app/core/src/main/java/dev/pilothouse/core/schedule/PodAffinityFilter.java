// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.PodAffinityTerm;
import dev.pilothouse.core.kind.PodScheduling;
import dev.pilothouse.core.kind.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// InterPodAffinity: the required terms of the pod, and the anti-affinity of the pods that are there
/// (interpodaffinity/filtering.go).
final class PodAffinityFilter implements Filter {
  private static final String PLUGIN = "InterPodAffinity";
  private static final List<Refusal> NEAR = refusal("node(s) didn't match pod affinity rules");
  private static final List<Refusal> APART = refusal("node(s) didn't match pod anti-affinity rules");
  private static final List<Refusal> UNWELCOME = refusal("node(s) didn't satisfy existing pods anti-affinity rules");

  private final PodDemand pod;
  private final SchedulerSnapshot cluster;
  private final List<PodAffinityTerm> antiAffinity;
  private final Map<Domain, Integer> near = new HashMap<>();
  private final Map<Domain, Integer> apart = new HashMap<>();
  private final Map<Domain, Integer> unwelcome = new HashMap<>();

  /// What is together: a label and its value.
  private record Domain(String key, String value) {}

  PodAffinityFilter(PodDemand pod, SchedulerSnapshot cluster, Collection<NodeInfo> nodes) {
    this.pod = pod;
    this.cluster = cluster;
    antiAffinity = PodScheduling.of(pod.pod()).antiAffinity();
    for (NodeInfo node : nodes) {
      node.pods().forEach(one -> count(node, one));
    }
  }

  private static List<Refusal> refusal(String words) {
    return List.of(Refusal.of(PLUGIN, words));
  }

  private void count(NodeInfo node, Row other) {
    if (isNear(other)) {
      pod.affinity().forEach(term -> add(near, node, term));
    }
    for (PodAffinityTerm term : antiAffinity) {
      if (term.matches(pod.namespace(), other, cluster::namespaceLabels)) {
        add(apart, node, term);
      }
    }
    for (PodAffinityTerm term : PodScheduling.of(other).antiAffinity()) {
      if (term.matches(other.namespace(), pod.pod(), cluster::namespaceLabels)) {
        add(unwelcome, node, term);
      }
    }
  }

  /// Whether all affinity terms speak of a pod.
  private boolean isNear(Row other) {
    return !pod.affinity().isEmpty()
        && pod.affinity().stream().allMatch(term -> term.matches(pod.namespace(), other, cluster::namespaceLabels));
  }

  private static void add(Map<Domain, Integer> counts, NodeInfo node, PodAffinityTerm term) {
    Labels labels = node.row().labels();
    if (labels.has(term.topologyKey())) {
      counts.merge(new Domain(term.topologyKey(), labels.get(term.topologyKey())), 1, Integer::sum);
    }
  }

  @Override
  public List<Refusal> check(NodeInfo node) {
    Labels labels = node.row().labels();
    if (!nearEnough(labels)) {
      return NEAR;
    }
    for (PodAffinityTerm term : antiAffinity) {
      if (has(apart, labels, term.topologyKey())) {
        return APART;
      }
    }
    for (Domain domain : unwelcome.keySet()) {
      if (labels.has(domain.key()) && labels.get(domain.key()).equals(domain.value())) {
        return UNWELCOME;
      }
    }
    return List.of();
  }

  /// The first pod of a group whose pods want to be together may be anywhere.
  private boolean nearEnough(Labels labels) {
    boolean found = true;
    for (PodAffinityTerm term : pod.affinity()) {
      if (!labels.has(term.topologyKey())) {
        return false;
      }
      found &= has(near, labels, term.topologyKey());
    }
    return found || (near.isEmpty() && isNear(pod.pod()));
  }

  private static boolean has(Map<Domain, Integer> counts, Labels labels, String key) {
    return labels.has(key) && counts.containsKey(new Domain(key, labels.get(key)));
  }

  @Override
  public void placed(NodeInfo node) {
    count(node, pod.pod());
  }
}
