// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;

/// ClusterRoleBindings: which role is given to whom.
public final class ClusterRoleBindingKind extends BuiltInKind {
  public static final ResourceKind KIND =
      new ResourceKind("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding", false);

  /// As `ClusterRole view`.
  public static final Field<String> ROLE = Field.text(0, "role");
  /// As `Group dev, ServiceAccount ci/deployer`.
  public static final Field<String> SUBJECTS = Field.text(1, "subjects");
  private static final int FIELDS = 2;

  private final List<Column> columns =
      Columns.of(this)
          .text("role", 240, ROLE)
          .text("subjects", 320, SUBJECTS)
          .done();

  public ClusterRoleBindingKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void other(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "roleRef" -> row.set(ROLE, RoleSubjects.one(in));
      case "subjects" -> row.set(SUBJECTS, RoleSubjects.all(in));
      default -> in.skip();
    }
  }
}
