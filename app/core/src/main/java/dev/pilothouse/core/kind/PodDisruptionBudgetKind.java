// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;

/// PodDisruptionBudgets.
public final class PodDisruptionBudgetKind extends BuiltInKind {
  public static final ResourceKind KIND =
      new ResourceKind("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true);

  /// A number or a percentage, as it is written; empty when the budget is the other one.
  public static final Field<String> MIN_AVAILABLE = Field.text(0, "minAvailable");
  public static final Field<String> MAX_UNAVAILABLE = Field.text(1, "maxUnavailable");
  public static final Field<Long> ALLOWED = Field.number(2, "disruptionsAllowed");
  public static final Field<Long> HEALTHY = Field.number(3, "currentHealthy");
  public static final Field<Long> DESIRED = Field.number(4, "desiredHealthy");
  public static final Field<Long> EXPECTED = Field.number(5, "expectedPods");
  public static final Field<Selector> SELECTOR = Field.of(6, "selector", Selector.class);
  /// What becomes of pods that are not ready (`unhealthyPodEvictionPolicy`): `AlwaysAllow` or empty for `IfHealthyBudget`.
  public static final Field<String> UNHEALTHY = Field.text(7, "unhealthyPodEvictionPolicy");
  private static final int FIELDS = 8;

  private final List<Column> columns =
      Columns.of(this)
          .status(200)
          .text("minAvailable", 110, MIN_AVAILABLE)
          .text("maxUnavailable", 120, MAX_UNAVAILABLE)
          .number("disruptionsAllowed", 110, ALLOWED)
          .number("healthy", 80, HEALTHY)
          .mono("selector", 200, row -> row.get(SELECTOR) == null ? null : String.valueOf(row.get(SELECTOR)))
          .wide()
          .done();

  public PodDisruptionBudgetKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "minAvailable" -> row.set(MIN_AVAILABLE, in.sharedText());
      case "maxUnavailable" -> row.set(MAX_UNAVAILABLE, in.sharedText());
      case "selector" -> row.set(SELECTOR, Selector.read(in));
      case "unhealthyPodEvictionPolicy" -> row.set(UNHEALTHY, in.sharedText());
      default -> in.skip();
    }
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "disruptionsAllowed" -> row.set(ALLOWED, in.number());
      case "currentHealthy" -> row.set(HEALTHY, in.number());
      case "desiredHealthy" -> row.set(DESIRED, in.number());
      case "expectedPods" -> row.set(EXPECTED, in.number());
      default -> in.skip();
    }
  }

  /// A budget that allows nothing stops every drain, which is worth a word only while all its pods are well.
  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    if (row.number(EXPECTED) == 0) {
      return Status.of(Health.NEUTRAL, "status.budget.noPods");
    }
    if (row.number(HEALTHY) < row.number(DESIRED)) {
      return Status.of(Health.WARNING, "status.budget.tooFew", row.number(HEALTHY), row.number(DESIRED));
    }
    return row.number(ALLOWED) == 0
        ? Status.of(Health.NEUTRAL, "status.budget.noneMayGo")
        : Status.of(Health.GOOD, "status.budget.mayGo", row.number(ALLOWED));
  }
}
