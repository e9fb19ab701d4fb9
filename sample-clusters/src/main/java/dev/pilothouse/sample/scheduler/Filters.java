// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.Quantities;
import dev.pilothouse.sample.controller.Selectors;
import dev.pilothouse.sample.controller.Taints;
import dev.pilothouse.sample.store.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The filters of the default scheduler profile, in its order and with its words (`pkg/scheduler/framework/plugins` of
/// Kubernetes 1.36).
final class Filters {

  private static final String UNSCHEDULABLE_TAINT = "node.kubernetes.io/unschedulable";

  private final ObjectNode pod;
  private final JsonNode spec;
  private final List<NodeState> nodes;
  private final List<JsonNode> volumeAffinities;

  /// @param volumeAffinities the `nodeAffinity` of each bound volume of the pod
  Filters(ObjectNode pod, List<NodeState> nodes, List<JsonNode> volumeAffinities) {
    this.pod = pod;
    this.spec = pod.path("spec");
    this.nodes = nodes;
    this.volumeAffinities = volumeAffinities;
  }

  /// Why a node is out of the question, null if it is not.
  @Nullable Rejection refuse(NodeState node) {
    if (Json.flag(node.node(), "spec", "unschedulable") && !tolerates(UNSCHEDULABLE_TAINT, "", "NoSchedule")) {
      return Rejection.forGood("node(s) were unschedulable");
    }
    if (untoleratedTaint(node)) {
      return Rejection.forGood("node(s) had untolerated taint(s)");
    }
    if (!matchesNodeAffinity(spec, node)) {
      return Rejection.forGood("node(s) didn't match Pod's node affinity/selector");
    }
    Rejection resources = resources(node);
    if (resources != null) {
      return resources;
    }
    if (!volumeAffinities.stream().allMatch(affinity -> nodeSelector(affinity.path("required"), node))) {
      return Rejection.forGood("node(s) didn't match PersistentVolume's node affinity");
    }
    if (violatesSpread(node)) {
      return Rejection.forNow("node(s) didn't match pod topology spread constraints");
    }
    return podAffinity(node);
  }

  /// Whether a daemon's pod belongs on a node: everything but the room on it.
  static boolean suitsDaemon(ObjectNode pod, NodeState node) {
    Filters filters = new Filters(pod, List.of(node), List.of());
    return !filters.untoleratedTaint(node) && matchesNodeAffinity(pod.path("spec"), node);
  }

  private boolean untoleratedTaint(NodeState node) {
    for (JsonNode taint : Json.items(node.node(), "spec", "taints")) {
      String effect = Json.text(taint, "effect");
      if (!effect.equals("PreferNoSchedule") && !tolerates(Json.text(taint, "key"), Json.text(taint, "value"), effect)) {
        return true;
      }
    }
    return false;
  }

  boolean tolerates(String key, String value, String effect) {
    return Json.items(spec, "tolerations").stream().anyMatch(one -> Taints.tolerates(one, key, value, effect));
  }

  private static boolean matchesNodeAffinity(JsonNode spec, NodeState node) {
    JsonNode required =
        Json.at(spec, "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
    return Selectors.matchesMap(spec.path("nodeSelector"), node.labels())
        && (required.isMissingNode() || nodeSelector(required, node));
  }

  /// Terms are alternatives; the expressions of a term must all hold.
  static boolean nodeSelector(JsonNode selector, NodeState node) {
    return Json.items(selector, "nodeSelectorTerms").stream().anyMatch(term -> nodeSelectorTerm(term, node));
  }

  static boolean nodeSelectorTerm(JsonNode term, NodeState node) {
    return Json.items(term, "matchExpressions").stream().allMatch(e -> Selectors.expression(e, node.labels()))
        && Json.items(term, "matchFields").stream()
            .allMatch(e -> Selectors.expression(e, Map.of("metadata.name", node.name())));
  }

  private @Nullable Rejection resources(NodeState node) {
    List<String> reasons = new ArrayList<>();
    boolean preemptable = true;
    if (node.pods().size() + 1 > node.allocatablePods()) {
      reasons.add("Too many pods");
    }
    long millis = Quantities.requested(spec, "cpu", true);
    if (millis > 0 && millis > node.allocatableMillis() - node.usedMillis()) {
      reasons.add("Insufficient cpu");
      preemptable &= millis <= node.allocatableMillis();
    }
    long bytes = Quantities.requested(spec, "memory", false);
    if (bytes > 0 && bytes > node.allocatableBytes() - node.usedBytes()) {
      reasons.add("Insufficient memory");
      preemptable &= bytes <= node.allocatableBytes();
    }
    for (String extended : extendedResources()) {
      long wanted = Quantities.requested(spec, extended, false);
      long used = node.pods().stream().mapToLong(p -> Quantities.requested(p.path("spec"), extended, false)).sum();
      long there = Quantities.whole(node.allocatable(extended));
      if (wanted > there - used) {
        reasons.add("Insufficient " + extended);
        preemptable &= wanted <= there;
      }
    }
    return reasons.isEmpty() ? null : new Rejection(reasons, preemptable);
  }

  private List<String> extendedResources() {
    List<String> names = new ArrayList<>();
    for (JsonNode container : Json.items(spec, "containers")) {
      Json.texts(container, "resources", "requests").keySet().stream().filter(n -> n.contains("/")).forEach(names::add);
    }
    return names;
  }

  private boolean violatesSpread(NodeState node) {
    for (JsonNode constraint : Json.items(spec, "topologySpreadConstraints")) {
      if (Json.text(constraint, "whenUnsatisfiable").equals("ScheduleAnyway")) {
        continue;
      }
      String key = Json.text(constraint, "topologyKey");
      Map<String, Integer> counts = counts(key, constraint.path("labelSelector"));
      int least = counts.values().stream().mapToInt(i -> i).min().orElse(0);
      int here = counts.getOrDefault(node.topology(key), 0) + 1;
      if (node.topology(key).isEmpty() || here - least > Json.integer(1, constraint, "maxSkew")) {
        return true;
      }
    }
    return false;
  }

  /// The matching pods per value of a topology key, over the nodes that the pod may use.
  Map<String, Integer> counts(String key, JsonNode selector) {
    Map<String, Integer> counts = new HashMap<>();
    for (NodeState node : nodes) {
      if (node.topology(key).isEmpty() || !matchesNodeAffinity(spec, node)) {
        continue;
      }
      int matching = (int) node.pods().stream().filter(other -> sameNamespace(other, selector)).count();
      counts.merge(node.topology(key), matching, Integer::sum);
    }
    return counts;
  }

  private boolean sameNamespace(ObjectNode other, JsonNode selector) {
    return Json.namespace(other).equals(Json.namespace(pod))
        && !Json.isDeleting(other)
        && Selectors.matches(selector, Json.labels(other));
  }

  private @Nullable Rejection podAffinity(NodeState node) {
    String required = "requiredDuringSchedulingIgnoredDuringExecution";
    for (JsonNode term : Json.items(spec, "affinity", "podAffinity", required)) {
      boolean anywhere = counts(term).values().stream().anyMatch(n -> n > 0);
      boolean self = Selectors.matches(term.path("labelSelector"), Json.labels(pod));
      if (occupied(term, node) == 0 && (anywhere || !self)) {
        return Rejection.forGood("node(s) didn't match pod affinity rules");
      }
    }
    for (JsonNode term : Json.items(spec, "affinity", "podAntiAffinity", required)) {
      if (occupied(term, node) > 0) {
        return Rejection.forNow("node(s) didn't match pod anti-affinity rules");
      }
    }
    return null;
  }

  private Map<String, Integer> counts(JsonNode term) {
    return counts(Json.text(term, "topologyKey"), term.path("labelSelector"));
  }

  private int occupied(JsonNode term, NodeState node) {
    return counts(term).getOrDefault(node.topology(Json.text(term, "topologyKey")), 0);
  }
}
