// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;
import java.util.StringJoiner;

/// ResourceQuotas: what a namespace may have, and how much of it is taken.
public final class ResourceQuotaKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("", "v1", "resourcequotas", "ResourceQuota", true);

  public static final Field<QuotaAmounts> HARD = Field.of(0, "hard", QuotaAmounts.class);
  public static final Field<QuotaAmounts> USED = Field.of(1, "used", QuotaAmounts.class);
  /// Which pods count; null for all.
  public static final Field<QuotaScopes> SCOPES = Field.of(2, "scopes", QuotaScopes.class);
  private static final int FIELDS = 3;

  private final List<Column> columns =
      Columns.of(this)
          .status(200)
          .text("quota", 480, ResourceQuotaKind::text)
          .done();

  public ResourceQuotaKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "scopes" -> row.set(SCOPES, QuotaScopes.ofNames(texts(in)).and(row.get(SCOPES)));
      case "scopeSelector" -> row.set(SCOPES, QuotaScopes.readSelector(in).and(row.get(SCOPES)));
      default -> in.skip();
    }
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "hard" -> row.set(HARD, QuotaAmounts.read(in));
      case "used" -> row.set(USED, QuotaAmounts.read(in));
      default -> in.skip();
    }
  }

  /// `pods 3/3, requests.cpu 300m/500m`.
  private static String text(Row row) {
    QuotaAmounts hard = row.get(HARD);
    QuotaAmounts used = row.get(USED);
    StringJoiner text = new StringJoiner(", ");
    if (hard != null) {
      hard.amounts().forEach((name, limit) -> text.add(name + " " + (used == null ? "0" : used.of(name)) + "/" + limit));
    }
    return text.toString();
  }

  /// Says which limit is reached, or nearly so.
  @Override
  public Status status(Row row, long now) {
    QuotaAmounts hard = row.get(HARD);
    QuotaAmounts used = row.get(USED);
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    if (hard == null || used == null) {
      return PRESENT;
    }
    String nearly = "";
    for (var limit : hard.amounts().entrySet()) {
      long most = Quantity.millis(limit.getValue());
      long taken = Quantity.millis(used.of(limit.getKey()));
      if (most > 0 && taken >= most) {
        return Status.of(Health.WARNING, "status.quota.reached", limit.getKey());
      }
      if (most > 0 && taken >= most * 0.9) {
        nearly = limit.getKey();
      }
    }
    return nearly.isEmpty() ? Status.of(Health.GOOD, "status.quota.room") : Status.of(Health.GOOD, "status.quota.nearly", nearly);
  }
}
