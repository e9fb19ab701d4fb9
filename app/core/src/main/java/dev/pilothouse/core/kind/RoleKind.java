// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;

/// Roles: how many rules they have.
public final class RoleKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("rbac.authorization.k8s.io", "v1", "roles", "Role", true);

  public static final Field<Long> RULES = Field.number(0, "rules");
  private static final int FIELDS = 1;

  private final List<Column> columns =
      Columns.of(this)
          .number("rules", 70, RULES)
          .done();

  public RoleKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void other(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "rules" -> row.set(RULES, (long) countElements(in));
      default -> in.skip();
    }
  }
}
