// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;
import java.util.Map;

/// ControllerRevisions: the revisions of StatefulSets and DaemonSets.
public final class ControllerRevisionKind extends BuiltInKind {
  public static final ResourceKind KIND =
      new ResourceKind("apps", "v1", "controllerrevisions", "ControllerRevision", true);

  public static final Field<Long> REVISION = Field.number(0, "revision");
  public static final Field<String> IMAGES = Field.text(1, "images");
  public static final Field<String> CHANGE_CAUSE = Field.text(2, "changeCause");
  /// When its pods were told to restart, as `kubectl rollout restart` writes it.
  public static final Field<String> RESTARTED = Field.text(3, "restarted");
  /// When it was written last, in seconds since 1970. Its controller writes it when it makes it, and when it is brought back.
  public static final Field<Long> WRITTEN = Field.number(4, "written");
  private static final int FIELDS = 5;
  private static final Map<String, Field<String>> ANNOTATIONS =
      Map.of(DeploymentKind.CHANGE_CAUSE_ANNOTATION, CHANGE_CAUSE);

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
  public void readMetadata(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "annotations" -> annotations(in, ANNOTATIONS, row);
      case "managedFields" -> row.set(WRITTEN, FieldManagers.read(in).last());
      default -> in.skip();
    }
  }

  @Override
  void other(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "revision" -> row.set(REVISION, in.number());
      case "data" -> {
        PodTemplate template = template(in);
        row.set(IMAGES, template.images());
        row.set(RESTARTED, template.restarted());
      }
      default -> in.skip();
    }
  }

  /// `data.spec.template`: the data is the patch that brings the revision back.
  private static PodTemplate template(FieldReader in) {
    PodTemplate found = PodTemplate.NONE;
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        if (!field.equals("spec")) {
          in.skip();
        } else if (in.enterObject()) {
          for (String inner; (inner = in.nextField()) != null; ) {
            if (inner.equals("template")) {
              found = PodTemplate.read(in);
            } else {
              in.skip();
            }
          }
        }
      }
    }
    return found;
  }
}
