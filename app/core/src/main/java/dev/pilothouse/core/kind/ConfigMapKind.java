// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;

/// ConfigMaps. Their contents are not kept, only how many keys there are.
public final class ConfigMapKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("", "v1", "configmaps", "ConfigMap", true);

  public static final Field<Long> KEYS = Field.number(0, "keys");
  public static final Field<Boolean> IMMUTABLE = Field.flag(1, "immutable");
  private static final int FIELDS = 2;

  private final List<Column> columns =
      Columns.of(this)
          .number("keys", 70, KEYS)
          .text("immutable", 90, row -> row.flag(IMMUTABLE) ? "✓" : null)
          .wide()
          .done();

  public ConfigMapKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void other(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "data", "binaryData" -> row.add(KEYS, countFields(in));
      case "immutable" -> row.set(IMMUTABLE, in.bool());
      default -> in.skip();
    }
  }
}
