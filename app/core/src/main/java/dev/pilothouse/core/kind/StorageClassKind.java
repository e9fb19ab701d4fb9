// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.List;

/// StorageClasses. An object of this kind has its fields at the top level.
public final class StorageClassKind extends BuiltInKind {
  public static final ResourceKind KIND =
      new ResourceKind("storage.k8s.io", "v1", "storageclasses", "StorageClass", false);

  public static final Field<String> PROVISIONER = Field.text(0, "provisioner");
  public static final Field<String> RECLAIM = Field.text(1, "reclaimPolicy");
  public static final Field<String> BINDING = Field.text(2, "volumeBindingMode");
  public static final Field<Boolean> EXPANDS = Field.flag(3, "allowVolumeExpansion");
  public static final Field<Boolean> DEFAULT = Field.flag(4, "default");
  /// Where its volumes may be made; null for everywhere.
  public static final Field<NodeSelector> TOPOLOGIES = Field.of(5, "allowedTopologies", NodeSelector.class);
  private static final int FIELDS = 6;

  private final List<Column> columns =
      Columns.of(this)
          .text("provisioner", 240, PROVISIONER)
          .text("reclaimPolicy", 110, RECLAIM)
          .text("bindingMode", 170, BINDING)
          .text("expands", 90, row -> row.flag(EXPANDS) ? "✓" : null)
          .text("default", 80, row -> row.flag(DEFAULT) ? "✓" : null)
          .done();

  public StorageClassKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public void readMetadata(String field, FieldReader in, RowBuilder row) {
    if (field.equals("annotations")) {
      row.set(DEFAULT, annotation("storageclass.kubernetes.io/is-default-class", in).equals("true"));
    } else {
      in.skip();
    }
  }

  @Override
  void other(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "provisioner" -> row.set(PROVISIONER, in.sharedText());
      case "reclaimPolicy" -> row.set(RECLAIM, in.sharedText());
      case "volumeBindingMode" -> row.set(BINDING, in.sharedText());
      case "allowedTopologies" -> row.set(TOPOLOGIES, NodeSelector.readTopologies(in));
      case "allowVolumeExpansion" -> row.set(EXPANDS, in.bool());
      default -> in.skip();
    }
  }
}
