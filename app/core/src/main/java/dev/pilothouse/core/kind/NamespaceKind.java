// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;

/// Namespaces.
public final class NamespaceKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("", "v1", "namespaces", "Namespace", false);

  public static final Field<String> PHASE = Field.text(0, "phase");
  private static final int FIELDS = 1;
  private static final Status ACTIVE = Status.of(Health.GOOD, "status.active");

  private final List<Column> columns = Columns.of(this).status(180).done();

  public NamespaceKind() {
    super(KIND, FIELDS, Capability.LOGS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    if (field.equals("phase")) {
      row.set(PHASE, in.sharedText());
    } else {
      in.skip();
    }
  }

  @Override
  public Status status(Row row, long now) {
    return row.deleted() > 0 ? leaving(row, now) : ACTIVE;
  }
}
