// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;

/// NetworkPolicies.
public final class NetworkPolicyKind extends BuiltInKind {
  public static final ResourceKind KIND =
      new ResourceKind("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", true);

  /// The pods it is about; everything when it is empty.
  public static final Field<Selector> SELECTOR = Field.of(0, "podSelector", Selector.class);
  public static final Field<String> TYPES = Field.text(1, "policyTypes");
  public static final Field<Long> INGRESS = Field.number(2, "ingressRules");
  public static final Field<Long> EGRESS = Field.number(3, "egressRules");
  private static final int FIELDS = 4;

  private final List<Column> columns =
      Columns.of(this)
          .mono("podSelector", 260, row -> row.get(SELECTOR) == null ? null : String.valueOf(row.get(SELECTOR)))
          .text("policyTypes", 140, TYPES)
          .number("ingressRules", 90, INGRESS)
          .number("egressRules", 90, EGRESS)
          .done();

  public NetworkPolicyKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "podSelector" -> row.set(SELECTOR, Selector.read(in));
      case "policyTypes" -> row.set(TYPES, String.join(", ", texts(in)));
      case "ingress" -> row.set(INGRESS, (long) countElements(in));
      case "egress" -> row.set(EGRESS, (long) countElements(in));
      default -> in.skip();
    }
  }
}
