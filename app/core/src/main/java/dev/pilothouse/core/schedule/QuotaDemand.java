// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.kind.QuotaScopes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a quota asks of a pod beside its amounts (kubernetes, pkg/quota/v1/evaluator/core/pods.go). Immutable.
///
/// @param unspecified resource as a quota names it (`limits.cpu`) to the containers that do not say how much of it they take
/// @param terminating whether the pod has a deadline
/// @param bestEffort whether no container requests or limits anything
record QuotaDemand(
    Map<String, List<String>> unspecified, boolean terminating, boolean bestEffort, String priorityClass) {

  static QuotaDemand of(JsonNode spec) {
    Map<String, List<String>> unspecified = new TreeMap<>();
    boolean bestEffort = true;
    boolean whole = !spec.path("resources").isEmpty();
    List<JsonNode> containers = new ArrayList<>();
    spec.path("containers").forEach(containers::add);
    spec.path("initContainers").forEach(containers::add);
    for (JsonNode container : containers) {
      JsonNode limits = container.path("resources").path("limits");
      JsonNode requests = container.path("resources").path("requests");
      bestEffort &= limits.isEmpty() && requests.isEmpty() && !whole;
      for (String resource : List.of("cpu", "memory")) {
        if (whole) {
          continue;
        }
        String name = container.path("name").asText("");
        if (!limits.has(resource)) {
          unspecified.computeIfAbsent("limits." + resource, key -> new ArrayList<>()).add(name);
        }
        if (!limits.has(resource) && !requests.has(resource)) {
          unspecified.computeIfAbsent("requests." + resource, key -> new ArrayList<>()).add(name);
          unspecified.computeIfAbsent(resource, key -> new ArrayList<>()).add(name);
        }
      }
    }
    return new QuotaDemand(
        unspecified, spec.has("activeDeadlineSeconds"), bestEffort, spec.path("priorityClassName").asText(""));
  }

  boolean isIn(QuotaScopes.Scope scope) {
    return switch (scope.name()) {
      case "Terminating" -> terminating;
      case "NotTerminating" -> !terminating;
      case "BestEffort" -> bestEffort;
      case "NotBestEffort" -> !bestEffort;
      case "PriorityClass" ->
          switch (scope.operator()) {
            case "In" -> scope.values().contains(priorityClass);
            case "NotIn" -> !scope.values().contains(priorityClass);
            case "DoesNotExist" -> priorityClass.isEmpty();
            default -> !priorityClass.isEmpty();
          };
      default -> false;
    };
  }
}
