// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;

/// ClusterRoles: how many rules they have.
public final class ClusterRoleKind extends BuiltInKind {
  public static final ResourceKind KIND =
      new ResourceKind("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", false);

  public static final Field<Long> RULES = Field.number(0, "rules");
  /// Whether its rules are put together from other roles.
  public static final Field<Boolean> AGGREGATED = Field.flag(1, "aggregated");
  private static final int FIELDS = 2;

  private final List<Column> columns =
      Columns.of(this)
          .number("rules", 70, RULES)
          .text("aggregated", 100, row -> row.flag(AGGREGATED) ? "✓" : null)
          .wide()
          .done();

  public ClusterRoleKind() {
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
      case "aggregationRule" -> row.set(AGGREGATED, countFields(in) > 0);
      default -> in.skip();
    }
  }
}
