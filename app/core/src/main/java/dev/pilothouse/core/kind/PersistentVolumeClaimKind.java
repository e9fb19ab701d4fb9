// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;

/// PersistentVolumeClaims.
public final class PersistentVolumeClaimKind extends BuiltInKind {
  public static final ResourceKind KIND =
      new ResourceKind("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true);

  public static final Field<String> PHASE = Field.text(0, "phase");
  public static final Field<String> VOLUME = Field.text(1, "volume");
  /// In bytes.
  public static final Field<Long> CAPACITY = Field.number(2, "capacity");
  public static final Field<Long> REQUESTED = Field.number(3, "requested");
  public static final Field<String> ACCESS = Field.text(4, "accessModes");
  public static final Field<String> STORAGE_CLASS = Field.text(5, "storageClass");
  public static final Field<String> MODE = Field.text(6, "volumeMode");
  /// Which volumes it may be bound to; null for all.
  public static final Field<Selector> SELECTOR = Field.of(7, "selector", Selector.class);
  /// The node whose pod its volume is being made for.
  public static final Field<String> SELECTED_NODE = Field.text(8, "selectedNode");
  private static final int FIELDS = 9;
  private static final Status BOUND = Status.of(Health.GOOD, "status.bound");

  private final List<Column> columns =
      Columns.of(this)
          .status(180)
          .amount("capacity", 90, row -> PodKind.bytes(row, CAPACITY), row -> row.number(CAPACITY))
          .mono("volume", 240, VOLUME)
          .text("accessModes", 110, ACCESS)
          .text("storageClass", 130, STORAGE_CLASS)
          .amount("requested", 90, row -> PodKind.bytes(row, REQUESTED), row -> row.number(REQUESTED))
          .wide()
          .text("volumeMode", 100, MODE)
          .wide()
          .done();

  public PersistentVolumeClaimKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public void readMetadata(String field, FieldReader in, RowBuilder row) {
    if (field.equals("annotations")) {
      String node = annotation("volume.kubernetes.io/selected-node", in);
      row.set(SELECTED_NODE, node.isEmpty() ? null : node);
    } else {
      in.skip();
    }
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "volumeName" -> row.set(VOLUME, in.text());
      case "selector" -> row.set(SELECTOR, Selector.read(in));
      case "accessModes" -> row.set(ACCESS, AccessModes.read(in));
      case "storageClassName" -> row.set(STORAGE_CLASS, in.sharedText());
      case "volumeMode" -> row.set(MODE, in.sharedText());
      case "resources" -> {
        if (in.enterObject()) {
          for (String part; (part = in.nextField()) != null; ) {
            if (part.equals("requests")) {
              row.set(REQUESTED, Quantity.units(textOf("storage", in)));
            } else {
              in.skip();
            }
          }
        }
      }
      default -> in.skip();
    }
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "phase" -> row.set(PHASE, in.sharedText());
      case "capacity" -> row.set(CAPACITY, Quantity.units(textOf("storage", in)));
      default -> in.skip();
    }
  }

  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    return switch (row.text(PHASE)) {
      case "Bound" -> BOUND;
      case "Lost" -> Status.of(Health.BAD, "status.claim.lost");
      default ->
          now - row.created() > PodStatus.CREATING
              ? Status.of(Health.WARNING, "status.claim.pending")
              : Status.of(Health.PROGRESSING, "status.claim.pending");
    };
  }
}
