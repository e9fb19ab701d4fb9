// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;

/// Leases: who leads, and when it last said so.
public final class LeaseKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("coordination.k8s.io", "v1", "leases", "Lease", true);

  public static final Field<String> HOLDER = Field.text(0, "holder");
  /// In seconds since 1970.
  public static final Field<Long> RENEWED = Field.number(1, "renewTime");
  public static final Field<Long> DURATION = Field.number(2, "leaseDurationSeconds");
  private static final int FIELDS = 3;

  private final List<Column> columns =
      Columns.of(this)
          .status(150)
          .mono("holder", 320, HOLDER)
          .age("renewed", 90, row -> row.number(RENEWED))
          .done();

  public LeaseKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "holderIdentity" -> row.set(HOLDER, in.text());
      case "renewTime" -> row.set(RENEWED, in.epochSecond());
      case "leaseDurationSeconds" -> row.set(DURATION, in.number());
      default -> in.skip();
    }
  }

  /// A lease that is overdue says that nobody leads; the clocks of two machines may differ by some seconds.
  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    if (row.text(HOLDER).isEmpty()) {
      return Status.of(Health.NEUTRAL, "status.lease.free");
    }
    boolean overdue = row.number(DURATION) > 0 && now - row.number(RENEWED) > row.number(DURATION) + 10;
    return overdue ? Status.of(Health.WARNING, "status.lease.overdue") : Status.of(Health.GOOD, "status.lease.held");
  }
}
