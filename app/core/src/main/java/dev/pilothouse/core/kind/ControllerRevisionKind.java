// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;

/// ControllerRevisions: the revisions of StatefulSets and DaemonSets.
public final class ControllerRevisionKind extends BuiltInKind {
  public static final ResourceKind KIND =
      new ResourceKind("apps", "v1", "controllerrevisions", "ControllerRevision", true);

  public static final Field<Long> REVISION = Field.number(0, "revision");
  private static final int FIELDS = 1;

  private final List<Column> columns =
      Columns.of(this)
          .text("owner", 240, row -> row.owner() == null ? null : row.owner().kind() + " " + row.owner().name())
          .number("revision", 80, REVISION)
          .done();

  public ControllerRevisionKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void other(String field, FieldReader in, RowBuilder row) {
    if (field.equals("revision")) {
      row.set(REVISION, in.number());
    } else {
      in.skip();
    }
  }
}
