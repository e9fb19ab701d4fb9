// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;
import java.util.Map;

/// StatefulSets. A rollout is done when all pods above the partition have the update revision (kubectl, rollout_status.go).
public final class StatefulSetKind extends BuiltInKind implements Replicated {
  public static final ResourceKind KIND = new ResourceKind("apps", "v1", "statefulsets", "StatefulSet", true);

  public static final Field<Long> REPLICAS = Field.number(0, "replicas");
  public static final Field<Long> CURRENT = Field.number(1, "current");
  public static final Field<Long> UPDATED = Field.number(2, "updated");
  public static final Field<Long> READY_REPLICAS = Field.number(3, "ready");
  public static final Field<String> CURRENT_REVISION = Field.text(4, "currentRevision");
  public static final Field<String> UPDATE_REVISION = Field.text(5, "updateRevision");
  public static final Field<Long> PARTITION = Field.number(6, "partition");
  public static final Field<Selector> SELECTOR = Field.of(7, "selector", Selector.class);
  public static final Field<PodTemplate> TEMPLATE = Field.of(8, "template", PodTemplate.class);
  public static final Field<String> STRATEGY = Field.text(9, "strategy");
  public static final Field<Long> GENERATION = Field.number(10, "generation");
  public static final Field<Long> OBSERVED = Field.number(11, "observedGeneration");
  public static final Field<String> SERVICE = Field.text(12, "service");
  public static final Field<Long> AVAILABLE = Field.number(13, "available");
  public static final Field<Long> MIN_READY = Field.number(14, "minReadySeconds");
  /// A number or a percentage, as it is written.
  public static final Field<String> MAX_UNAVAILABLE = Field.text(15, "maxUnavailable");
  /// `OrderedReady` or `Parallel`.
  public static final Field<String> POD_MANAGEMENT = Field.text(16, "podManagementPolicy");
  /// The ordinal of its first pod.
  public static final Field<Long> FIRST_ORDINAL = Field.number(17, "firstOrdinal");
  public static final Field<String> CHANGE_CAUSE = Field.text(18, "changeCause");
  public static final Field<FieldManagers> MANAGERS = Field.of(19, "managers", FieldManagers.class);
  private static final int FIELDS = 20;
  private static final Map<String, Field<String>> ANNOTATIONS =
      Map.of(DeploymentKind.CHANGE_CAUSE_ANNOTATION, CHANGE_CAUSE);

  private final List<Column> columns =
      Columns.of(this)
          .ready(this)
          .status(210)
          .cpu()
          .memory()
          .mono("images", 260, row -> PodTemplate.images(row, TEMPLATE))
          .text("service", 140, SERVICE)
          .wide()
          .text("strategy", 110, STRATEGY)
          .wide()
          .text("containers", 160, row -> PodTemplate.containers(row, TEMPLATE))
          .wide()
          .done();

  public StatefulSetKind() {
    super(KIND, FIELDS, Capability.SCALE, Capability.RESTART, Capability.LOGS, Capability.SHELL, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public long ready(Row row) {
    return row.number(READY_REPLICAS);
  }

  @Override
  public long wanted(Row row) {
    return row.number(REPLICAS);
  }

  @Override
  public void readMetadata(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "generation" -> row.set(GENERATION, in.number());
      case "annotations" -> annotations(in, ANNOTATIONS, row);
      case "managedFields" -> row.set(MANAGERS, FieldManagers.read(in));
      default -> in.skip();
    }
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "replicas" -> row.set(REPLICAS, in.number());
      case "selector" -> row.set(SELECTOR, Selector.read(in));
      case "template" -> row.set(TEMPLATE, PodTemplate.read(in));
      case "minReadySeconds" -> row.set(MIN_READY, in.number());
      case "podManagementPolicy" -> row.set(POD_MANAGEMENT, in.sharedText());
      case "ordinals" -> readOrdinals(in, row);
      case "serviceName" -> row.set(SERVICE, in.sharedText());
      case "updateStrategy" -> readStrategy(in, row);
      default -> in.skip();
    }
  }

  private static void readStrategy(FieldReader in, RowBuilder row) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "type" -> row.set(STRATEGY, in.sharedText());
        case "rollingUpdate" -> {
          if (in.enterObject()) {
            for (String limit; (limit = in.nextField()) != null; ) {
              switch (limit) {
                case "partition" -> row.set(PARTITION, in.number());
                case "maxUnavailable" -> row.set(MAX_UNAVAILABLE, in.sharedText());
                default -> in.skip();
              }
            }
          }
        }
        default -> in.skip();
      }
    }
  }

  private static void readOrdinals(FieldReader in, RowBuilder row) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      if (field.equals("start")) {
        row.set(FIRST_ORDINAL, in.number());
      } else {
        in.skip();
      }
    }
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "replicas" -> row.set(CURRENT, in.number());
      case "updatedReplicas" -> row.set(UPDATED, in.number());
      case "readyReplicas" -> row.set(READY_REPLICAS, in.number());
      case "availableReplicas" -> row.set(AVAILABLE, in.number());
      case "currentRevision" -> row.set(CURRENT_REVISION, in.sharedText());
      case "updateRevision" -> row.set(UPDATE_REVISION, in.sharedText());
      case "observedGeneration" -> row.set(OBSERVED, in.number());
      default -> in.skip();
    }
  }

  /// Pods of the newest revision that there are to be.
  public static long toUpdate(Row row) {
    return Math.max(0, row.number(REPLICAS) - row.number(PARTITION));
  }

  public static boolean rollingOut(Row row) {
    if (row.deleted() > 0 || row.text(STRATEGY).equals("OnDelete")) {
      return false;
    }
    boolean newer = !row.text(UPDATE_REVISION).equals(row.text(CURRENT_REVISION));
    return row.number(GENERATION) > row.number(OBSERVED) || (newer && row.number(UPDATED) < toUpdate(row));
  }

  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    if (rollingOut(row)) {
      return Status.of(Health.PROGRESSING, "status.rollingOut", row.number(UPDATED), toUpdate(row));
    }
    if (row.number(CURRENT) != wanted(row)) {
      return Status.of(Health.PROGRESSING, "status.scaling", row.number(CURRENT), wanted(row));
    }
    return Replicas.status(ready(row), wanted(row));
  }
}
