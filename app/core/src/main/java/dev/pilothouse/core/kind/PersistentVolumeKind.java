// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// PersistentVolumes.
public final class PersistentVolumeKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("", "v1", "persistentvolumes", "PersistentVolume", false);

  public static final Field<String> PHASE = Field.text(0, "phase");
  /// In bytes.
  public static final Field<Long> CAPACITY = Field.number(1, "capacity");
  public static final Field<String> ACCESS = Field.text(2, "accessModes");
  public static final Field<String> RECLAIM = Field.text(3, "reclaimPolicy");
  /// `namespace/name`; empty when nothing claims it.
  public static final Field<String> CLAIM = Field.text(4, "claim");
  public static final Field<String> STORAGE_CLASS = Field.text(5, "storageClass");
  public static final Field<String> MODE = Field.text(6, "volumeMode");
  public static final Field<String> REASON = Field.text(7, "reason");
  /// Which nodes reach it; null for all.
  public static final Field<NodeSelector> NODES = Field.of(8, "nodes", NodeSelector.class);
  private static final int FIELDS = 9;

  private final List<Column> columns =
      Columns.of(this)
          .status(160)
          .amount("capacity", 90, row -> PodKind.bytes(row, CAPACITY), row -> row.number(CAPACITY))
          .text("claim", 220, CLAIM)
          .text("storageClass", 130, STORAGE_CLASS)
          .text("accessModes", 110, ACCESS)
          .text("reclaimPolicy", 110, RECLAIM)
          .text("volumeMode", 100, MODE)
          .wide()
          .done();

  public PersistentVolumeKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "capacity" -> row.set(CAPACITY, Quantity.units(textOf("storage", in)));
      case "accessModes" -> row.set(ACCESS, AccessModes.read(in));
      case "persistentVolumeReclaimPolicy" -> row.set(RECLAIM, in.sharedText());
      case "storageClassName" -> row.set(STORAGE_CLASS, in.sharedText());
      case "volumeMode" -> row.set(MODE, in.sharedText());
      case "nodeAffinity" -> row.set(NODES, nodes(in));
      case "claimRef" -> row.set(CLAIM, claim(in));
      default -> in.skip();
    }
  }

  private static @Nullable NodeSelector nodes(FieldReader in) {
    NodeSelector required = null;
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        if (field.equals("required")) {
          required = NodeSelector.read(in);
        } else {
          in.skip();
        }
      }
    }
    return required;
  }

  private static String claim(FieldReader in) {
    String namespace = "";
    String name = "";
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "namespace" -> namespace = in.sharedText();
          case "name" -> name = in.text();
          default -> in.skip();
        }
      }
    }
    return name.isEmpty() ? "" : namespace + "/" + name;
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "phase" -> row.set(PHASE, in.sharedText());
      case "reason" -> row.set(REASON, in.sharedText());
      default -> in.skip();
    }
  }

  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    return switch (row.text(PHASE)) {
      case "Bound" -> Status.of(Health.GOOD, "status.bound");
      case "Available" -> Status.of(Health.GOOD, "status.volume.free");
      case "Released" -> Status.of(Health.NEUTRAL, "status.volume.released");
      case "Failed" -> Status.of(Health.BAD, "status.volume.failed");
      default -> Status.of(Health.PROGRESSING, "status.starting");
    };
  }
}
