// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;

/// Secrets. Neither names nor values of their keys are kept, only how many there are.
public final class SecretKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("", "v1", "secrets", "Secret", true);

  public static final Field<String> TYPE = Field.text(0, "type");
  public static final Field<Long> KEYS = Field.number(1, "keys");
  public static final Field<Boolean> IMMUTABLE = Field.flag(2, "immutable");
  private static final int FIELDS = 3;

  private final List<Column> columns =
      Columns.of(this)
          .text("type", 240, TYPE)
          .number("keys", 70, KEYS)
          .text("immutable", 90, row -> row.flag(IMMUTABLE) ? "✓" : null)
          .wide()
          .done();

  public SecretKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void other(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "type" -> row.set(TYPE, in.sharedText());
      // Values are passed over unread: no secret may ever be in a row.
      case "data" -> row.add(KEYS, countFields(in));
      case "immutable" -> row.set(IMMUTABLE, in.bool());
      default -> in.skip();
    }
  }
}
