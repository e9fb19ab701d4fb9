// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.kind.PodDisruptionBudgetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.Selector;
import java.util.ArrayList;
import java.util.List;

/// What a PodDisruptionBudget says of a workload, now and with another number of replicas (policy/v1; kubernetes,
/// pkg/controller/disruption). Pure, immutable. A budget is asked by evictions only: scaling down does not ask it.
///
/// @param budget its name
/// @param keeps how many pods it keeps healthy now
/// @param healthy how many are healthy now
/// @param allowed how many may be evicted now
/// @param keepsThen how many it would keep with the wanted replicas
/// @param allowedThen how many could be evicted then, when all are healthy
public record BudgetRoom(String budget, long keeps, long healthy, long allowed, long keepsThen, long allowedThen) {

  /// The budgets over the pods of a workload, in the order of the rows.
  ///
  /// @param pod labels of the workload's pods
  /// @param replicas how many the workload has now
  /// @param wanted how many it would have
  public static List<BudgetRoom> of(String namespace, Labels pod, int replicas, int wanted, Iterable<Row> budgets) {
    List<BudgetRoom> found = new ArrayList<>();
    for (Row budget : budgets) {
      Selector selector = budget.get(PodDisruptionBudgetKind.SELECTOR);
      if (budget.namespace().equals(namespace) && selector != null && selector.matches(pod)) {
        found.add(room(budget, wanted - replicas));
      }
    }
    return found;
  }

  private static BudgetRoom room(Row budget, int more) {
    long expected = Math.max(0, budget.number(PodDisruptionBudgetKind.EXPECTED) + more);
    String least = budget.text(PodDisruptionBudgetKind.MIN_AVAILABLE);
    String most = budget.text(PodDisruptionBudgetKind.MAX_UNAVAILABLE);
    long keepsThen = least.isEmpty() ? Math.max(0, expected - share(most, expected)) : share(least, expected);
    return new BudgetRoom(
        budget.name(),
        budget.number(PodDisruptionBudgetKind.DESIRED),
        budget.number(PodDisruptionBudgetKind.HEALTHY),
        budget.number(PodDisruptionBudgetKind.ALLOWED),
        keepsThen,
        Math.max(0, expected - keepsThen));
  }

  /// A number, or a percentage, which is rounded up for both (disruption.go, getExpectedPodCount).
  private static long share(String text, long of) {
    try {
      return text.endsWith("%")
          ? Math.ceilDiv(of * Long.parseLong(text.substring(0, text.length() - 1)), 100)
          : Long.parseLong(text);
    } catch (NumberFormatException odd) {
      return 0;
    }
  }
}
