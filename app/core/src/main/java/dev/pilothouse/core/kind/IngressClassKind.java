// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;

/// IngressClasses.
public final class IngressClassKind extends BuiltInKind {
  public static final ResourceKind KIND =
      new ResourceKind("networking.k8s.io", "v1", "ingressclasses", "IngressClass", false);

  public static final Field<String> CONTROLLER = Field.text(0, "controller");
  public static final Field<Boolean> DEFAULT = Field.flag(1, "default");
  private static final int FIELDS = 2;

  private final List<Column> columns =
      Columns.of(this)
          .text("controller", 260, CONTROLLER)
          .text("default", 80, row -> row.flag(DEFAULT) ? "✓" : null)
          .done();

  public IngressClassKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public void readMetadata(String field, FieldReader in, RowBuilder row) {
    if (field.equals("annotations")) {
      row.set(DEFAULT, annotation("ingressclass.kubernetes.io/is-default-class", in).equals("true"));
    } else {
      in.skip();
    }
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    if (field.equals("controller")) {
      row.set(CONTROLLER, in.sharedText());
    } else {
      in.skip();
    }
  }
}
