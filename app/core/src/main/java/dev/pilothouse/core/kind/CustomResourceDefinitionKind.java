// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;
import java.util.StringJoiner;

/// CustomResourceDefinitions. Their schemas are passed over: they are among the largest things that clusters hold.
public final class CustomResourceDefinitionKind extends BuiltInKind {
  public static final ResourceKind KIND =
      new ResourceKind("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false);

  public static final Field<String> GROUP = Field.text(0, "group");
  public static final Field<String> KIND_NAME = Field.text(1, "kindName");
  public static final Field<String> SCOPE = Field.text(2, "scope");
  /// Names of those that are served, with commas.
  public static final Field<String> VERSIONS = Field.text(3, "versions");
  public static final Field<Condition.Set> CONDITIONS = Field.of(4, "conditions", Condition.Set.class);
  private static final int FIELDS = 5;

  private final List<Column> columns =
      Columns.of(this)
          .status(170)
          .text("kind", 180, KIND_NAME)
          .text("group", 220, GROUP)
          .text("versions", 140, VERSIONS)
          .text("scope", 100, SCOPE)
          .done();

  public CustomResourceDefinitionKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "group" -> row.set(GROUP, in.sharedText());
      case "scope" -> row.set(SCOPE, in.sharedText());
      case "names" -> row.set(KIND_NAME, textOf("kind", in));
      case "versions" -> row.set(VERSIONS, versions(in));
      default -> in.skip();
    }
  }

  private static String versions(FieldReader in) {
    StringJoiner served = new StringJoiner(", ");
    if (in.enterArray()) {
      while (in.nextElement()) {
        String name = "";
        boolean isServed = false;
        if (in.enterObject()) {
          for (String field; (field = in.nextField()) != null; ) {
            switch (field) {
              case "name" -> name = in.sharedText();
              case "served" -> isServed = in.bool();
              default -> in.skip();
            }
          }
        }
        if (isServed) {
          served.add(name);
        }
      }
    }
    return served.toString();
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    if (field.equals("conditions")) {
      row.set(CONDITIONS, Condition.readAll(in));
    } else {
      in.skip();
    }
  }

  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    Condition.Set conditions = row.get(CONDITIONS);
    if (conditions == null) {
      return Status.of(Health.PROGRESSING, "status.starting");
    }
    if (conditions.isFalse("NamesAccepted")) {
      return Status.of(Health.BAD, "status.crd.nameTaken");
    }
    return conditions.isTrue("Established")
        ? Status.of(Health.GOOD, "status.crd.established")
        : Status.of(Health.PROGRESSING, "status.starting");
  }
}
