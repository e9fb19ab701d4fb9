// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.drain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.drain.DrainPod.Hold;
import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.PodDisruptionBudgetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What budgets say to evictions that come one after the other: each takes one from what its budget lets go (kubernetes,
/// pkg/registry/core/pod/storage/eviction.go). One thread.
final class BudgetTurns {
  private final Iterable<Row> budgets;
  private final Map<String, Long> left = new HashMap<>();

  BudgetTurns(Iterable<Row> budgets) {
    this.budgets = budgets;
  }

  /// Null when no budget has a say.
  @Nullable Hold next(PodFacts pod, Labels labels) {
    if (pod.finished() || pod.ending() || pod.pod().text("status", "phase").equals("Pending")) {
      return null;
    }
    List<Row> found = new ArrayList<>();
    for (Row budget : budgets) {
      Selector selector = budget.get(PodDisruptionBudgetKind.SELECTOR);
      if (budget.namespace().equals(pod.pod().namespace()) && selector != null && selector.matches(labels)) {
        found.add(budget);
      }
    }
    if (found.isEmpty()) {
      return null;
    }
    if (found.size() > 1) {
      String names = found.stream().map(Row::name).sorted().collect(Collectors.joining(", "));
      return new Hold(names, 0, 0, 0, Hold.Kind.SEVERAL);
    }
    return hold(found.getFirst(), isReady(pod));
  }

  private Hold hold(Row budget, boolean ready) {
    long desired = budget.number(PodDisruptionBudgetKind.DESIRED);
    long healthy = budget.number(PodDisruptionBudgetKind.HEALTHY);
    long expected = budget.number(PodDisruptionBudgetKind.EXPECTED);
    boolean always = budget.text(PodDisruptionBudgetKind.UNHEALTHY).equals("AlwaysAllow");
    Hold.Kind kind;
    if (!ready && (always || (desired > 0 && healthy >= desired))) {
      // It counts for nothing, so it takes nothing from the budget.
      kind = Hold.Kind.LETS_GO;
    } else {
      long allowed = left.getOrDefault(budget.uid(), budget.number(PodDisruptionBudgetKind.ALLOWED));
      left.put(budget.uid(), Math.max(0, allowed - 1));
      kind = allowed > 0 ? Hold.Kind.LETS_GO : desired >= expected ? Hold.Kind.NEVER : Hold.Kind.WAITS;
    }
    return new Hold(budget.name(), desired, healthy, expected, kind);
  }

  private static boolean isReady(PodFacts pod) {
    for (JsonNode condition : pod.pod().at("status", "conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("status").asText().equals("True");
      }
    }
    return false;
  }
}
