// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;
import java.util.StringJoiner;

/// ServiceAccounts.
public final class ServiceAccountKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("", "v1", "serviceaccounts", "ServiceAccount", true);

  public static final Field<Long> SECRETS = Field.number(0, "secrets");
  /// Names, with commas.
  public static final Field<String> PULL_SECRETS = Field.text(1, "imagePullSecrets");
  private static final int FIELDS = 2;

  private final List<Column> columns =
      Columns.of(this)
          .number("secrets", 80, SECRETS)
          .text("imagePullSecrets", 200, PULL_SECRETS)
          .done();

  public ServiceAccountKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void other(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "secrets" -> row.set(SECRETS, (long) countElements(in));
      case "imagePullSecrets" -> row.set(PULL_SECRETS, names(in));
      default -> in.skip();
    }
  }

  private static String names(FieldReader in) {
    StringJoiner names = new StringJoiner(", ");
    if (in.enterArray()) {
      while (in.nextElement()) {
        names.add(textOf("name", in));
      }
    }
    return names.toString();
  }
}
