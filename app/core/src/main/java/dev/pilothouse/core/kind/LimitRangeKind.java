// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;
import java.util.StringJoiner;

/// LimitRanges.
public final class LimitRangeKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("", "v1", "limitranges", "LimitRange", true);

  /// What is limited, as `Container, Pod`.
  public static final Field<String> TYPES = Field.text(0, "types");
  private static final int FIELDS = 1;

  private final List<Column> columns =
      Columns.of(this)
          .text("limits", 220, TYPES)
          .done();

  public LimitRangeKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    if (!field.equals("limits")) {
      in.skip();
      return;
    }
    StringJoiner types = new StringJoiner(", ");
    if (in.enterArray()) {
      while (in.nextElement()) {
        types.add(textOf("type", in));
      }
    }
    row.set(TYPES, types.toString());
  }
}
