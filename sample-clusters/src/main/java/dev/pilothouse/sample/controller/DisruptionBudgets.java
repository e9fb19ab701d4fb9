// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.util.List;

/// Counts how many pods of each PodDisruptionBudget may go (`pkg/controller/disruption`).
final class DisruptionBudgets {

  private final ClusterState cluster;
  private final WorkQueue queue;

  DisruptionBudgets(ClusterState cluster) {
    this.cluster = cluster;
    this.queue = new WorkQueue(cluster.loop(), this::reconcile);
    cluster.enqueueChanges(BuiltInTypes.POD_DISRUPTION_BUDGETS, queue);
    cluster.onChange(BuiltInTypes.PODS, event -> cluster.list(BuiltInTypes.POD_DISRUPTION_BUDGETS, event.namespace()).stream()
        .filter(budget -> Selectors.matches(Json.at(budget, "spec", "selector"), Json.labels(event.object())))
        .forEach(budget -> queue.add(Json.key(budget))));
  }

  private void reconcile(ObjectKey key) {
    ObjectNode budget = cluster.find(BuiltInTypes.POD_DISRUPTION_BUDGETS, key);
    if (budget == null) {
      return;
    }
    List<ObjectNode> pods = cluster.list(BuiltInTypes.PODS, key.namespace()).stream()
        .filter(pod -> Selectors.matches(Json.at(budget, "spec", "selector"), Json.labels(pod)) && !Pods.isFinished(pod))
        .toList();
    int expected = expected(budget, pods);
    int healthy = (int) pods.stream().filter(pod -> Pods.isReady(pod) && !Json.isDeleting(pod)).count();
    int desired = desired(budget, expected);
    int allowed = expected > 0 ? Math.max(0, healthy - desired) : 0;
    cluster.change(BuiltInTypes.POD_DISRUPTION_BUDGETS, key, "kube-controller-manager", object -> {
      ObjectNode status = Json.child(object, "status");
      status.put("currentHealthy", healthy).put("desiredHealthy", desired).put("disruptionsAllowed", allowed);
      status.put("expectedPods", expected);
      int generation = Json.integer(1, object, "metadata", "generation");
      status.put("observedGeneration", generation);
      Conditions.set(status, "DisruptionAllowed", allowed > 0 ? "True" : "False",
              allowed > 0 ? "SufficientPods" : "InsufficientPods", "", cluster.loop().now())
          .put("message", "")
          .put("observedGeneration", generation);
    });
  }

  /// How many pods there should be: what the owners want, or what is there.
  private int expected(ObjectNode budget, List<ObjectNode> pods) {
    if (Json.at(budget, "spec", "minAvailable").isInt()) {
      return pods.size();
    }
    return pods.stream()
        .map(Json::controller)
        .map(owner -> Json.text(owner, "uid"))
        .distinct()
        .mapToInt(uid -> cluster.store().findByUid(uid).map(it -> Json.integer(0, it.object(), "spec", "replicas")).orElse(0))
        .sum();
  }

  private static int desired(ObjectNode budget, int expected) {
    JsonNode most = Json.at(budget, "spec", "maxUnavailable");
    return most.isMissingNode()
        ? IntOrPercent.of(Json.at(budget, "spec", "minAvailable"), "1", expected, true)
        : Math.max(0, expected - IntOrPercent.of(most, "1", expected, true));
  }
}
