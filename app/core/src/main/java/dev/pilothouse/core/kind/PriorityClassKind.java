// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;

/// PriorityClasses. An object of this kind has its fields at the top level.
public final class PriorityClassKind extends BuiltInKind {
  public static final ResourceKind KIND =
      new ResourceKind("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", false);

  public static final Field<Long> VALUE = Field.number(0, "value");
  public static final Field<Boolean> DEFAULT = Field.flag(1, "globalDefault");
  public static final Field<String> PREEMPTION = Field.text(2, "preemptionPolicy");
  public static final Field<String> DESCRIPTION = Field.text(3, "description");
  private static final int FIELDS = 4;

  private final List<Column> columns =
      Columns.of(this)
          .number("value", 110, VALUE)
          .text("default", 80, row -> row.flag(DEFAULT) ? "✓" : null)
          .text("preemption", 160, PREEMPTION)
          .text("description", 360, DESCRIPTION)
          .wide()
          .done();

  public PriorityClassKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void other(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "value" -> row.set(VALUE, in.number());
      case "globalDefault" -> row.set(DEFAULT, in.bool());
      case "preemptionPolicy" -> row.set(PREEMPTION, in.sharedText());
      case "description" -> row.set(DESCRIPTION, in.text());
      default -> in.skip();
    }
  }
}
