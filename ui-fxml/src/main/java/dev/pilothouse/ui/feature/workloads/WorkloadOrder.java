// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.workloads;

import dev.pilothouse.core.kind.NaturalOrder;
import dev.pilothouse.ui.control.Load;
import dev.pilothouse.ui.control.table.ObjectTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts the lines of the tree in the order of a column: those below the same line among each other, so that it stays a tree. Each
/// column begins at the same end as in the tables.
final class WorkloadOrder {
  private final Comparator<WorkloadRow> order;

  private WorkloadOrder(Comparator<WorkloadRow> order) {
    this.order = order;
  }

  private record Branch(WorkloadRow row, List<Branch> below) {}

  static List<WorkloadRow> sorted(List<WorkloadRow> rows, ObjectTable.Sort sort) {
    if (sort.column().isEmpty()) {
      return rows;
    }
    Comparator<WorkloadRow> order = by(sort.column());
    return new WorkloadOrder(sort.descending() ? order.reversed() : order).sorted(rows);
  }

  private static Comparator<WorkloadRow> by(String column) {
    return switch (column) {
      case "ready" -> Comparator.comparingDouble(WorkloadOrder::share).thenComparingLong(row -> row.line().ready());
      case "status" ->
          Comparator.comparing((WorkloadRow row) -> row.line().status().health())
              .reversed()
              .thenComparing(row -> row.line().status().words().key());
      case "cpu" -> Comparator.comparingDouble(row -> -amount(row.cpu()));
      case "memory" -> Comparator.comparingDouble(row -> -amount(row.memory()));
      case "restarts" -> Comparator.comparingLong(row -> row.line().restarts());
      case "age" -> Comparator.comparingLong((WorkloadRow row) -> row.line().created()).reversed();
      default -> Comparator.comparing(WorkloadRow::name, NaturalOrder::compare);
    };
  }

  /// What counts no pods lacks none.
  private static double share(WorkloadRow row) {
    return row.line().ready() < 0 ? Double.MAX_VALUE : (double) row.line().ready() / Math.max(1, row.line().wanted());
  }

  private static double amount(Load load) {
    return load.known() ? load.value() : -1;
  }

  private List<WorkloadRow> sorted(List<WorkloadRow> rows) {
    List<Branch> roots = new ArrayList<>();
    List<Branch> path = new ArrayList<>();
    for (WorkloadRow row : rows) {
      Branch branch = new Branch(row, new ArrayList<>());
      while (!path.isEmpty() && path.getLast().row.line().depth() >= row.line().depth()) {
        path.removeLast();
      }
      (path.isEmpty() ? roots : path.getLast().below).add(branch);
      path.add(branch);
    }
    List<WorkloadRow> sorted = new ArrayList<>(rows.size());
    write(roots, sorted);
    return sorted;
  }

  private void write(List<Branch> branches, List<WorkloadRow> to) {
    branches.sort(Comparator.comparing(Branch::row, order));
    for (Branch branch : branches) {
      to.add(branch.row);
      write(branch.below, to);
    }
  }
}
