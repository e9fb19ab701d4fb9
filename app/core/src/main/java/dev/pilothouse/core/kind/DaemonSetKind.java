// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;
import java.util.Map;

/// DaemonSets: one pod on every node that fits (kubectl, rollout_status.go for the rollout).
public final class DaemonSetKind extends BuiltInKind implements Replicated {
  public static final ResourceKind KIND = new ResourceKind("apps", "v1", "daemonsets", "DaemonSet", true);

  public static final Field<Long> DESIRED = Field.number(0, "desired");
  public static final Field<Long> CURRENT = Field.number(1, "current");
  public static final Field<Long> READY_PODS = Field.number(2, "ready");
  public static final Field<Long> UPDATED = Field.number(3, "updated");
  public static final Field<Long> AVAILABLE = Field.number(4, "available");
  public static final Field<Long> MISPLACED = Field.number(5, "misscheduled");
  public static final Field<Selector> SELECTOR = Field.of(6, "selector", Selector.class);
  public static final Field<PodTemplate> TEMPLATE = Field.of(7, "template", PodTemplate.class);
  public static final Field<String> STRATEGY = Field.text(8, "strategy");
  public static final Field<Long> GENERATION = Field.number(9, "generation");
  public static final Field<Long> OBSERVED = Field.number(10, "observedGeneration");
  public static final Field<Labels> NODE_SELECTOR = Field.of(11, "nodeSelector", Labels.class);
  public static final Field<Long> MIN_READY = Field.number(12, "minReadySeconds");
  /// A number or a percentage, as it is written.
  public static final Field<String> MAX_UNAVAILABLE = Field.text(13, "maxUnavailable");
  public static final Field<String> MAX_SURGE = Field.text(14, "maxSurge");
  /// What the pods of the newest template carry as the label `pod-template-generation`.
  public static final Field<String> TEMPLATE_GENERATION = Field.text(15, "templateGeneration");
  public static final Field<String> CHANGE_CAUSE = Field.text(16, "changeCause");
  public static final Field<FieldManagers> MANAGERS = Field.of(17, "managers", FieldManagers.class);
  private static final int FIELDS = 18;
  private static final Map<String, Field<String>> ANNOTATIONS =
      Map.of(
          "deprecated.daemonset.template.generation", TEMPLATE_GENERATION,
          DeploymentKind.CHANGE_CAUSE_ANNOTATION, CHANGE_CAUSE);

  private final List<Column> columns =
      Columns.of(this)
          .ready(this)
          .status(210)
          .number("updated", 90, UPDATED)
          .number("available", 90, AVAILABLE)
          .wide()
          .cpu()
          .memory()
          .mono("images", 260, row -> PodTemplate.images(row, TEMPLATE))
          .text("strategy", 110, STRATEGY)
          .wide()
          .text("containers", 160, row -> PodTemplate.containers(row, TEMPLATE))
          .wide()
          .done();

  public DaemonSetKind() {
    super(KIND, FIELDS, Capability.RESTART, Capability.LOGS, Capability.SHELL, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public long ready(Row row) {
    return row.number(READY_PODS);
  }

  @Override
  public long wanted(Row row) {
    return row.number(DESIRED);
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
      case "selector" -> row.set(SELECTOR, Selector.read(in));
      case "template" -> row.set(TEMPLATE, PodTemplate.read(in));
      case "minReadySeconds" -> row.set(MIN_READY, in.number());
      case "updateStrategy" -> DeploymentKind.readStrategy(in, row, STRATEGY, MAX_SURGE, MAX_UNAVAILABLE);
      default -> in.skip();
    }
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "desiredNumberScheduled" -> row.set(DESIRED, in.number());
      case "currentNumberScheduled" -> row.set(CURRENT, in.number());
      case "numberReady" -> row.set(READY_PODS, in.number());
      case "updatedNumberScheduled" -> row.set(UPDATED, in.number());
      case "numberAvailable" -> row.set(AVAILABLE, in.number());
      case "numberMisscheduled" -> row.set(MISPLACED, in.number());
      case "observedGeneration" -> row.set(OBSERVED, in.number());
      default -> in.skip();
    }
  }

  public static boolean rollingOut(Row row) {
    if (row.deleted() > 0 || row.text(STRATEGY).equals("OnDelete")) {
      return false;
    }
    return row.number(GENERATION) > row.number(OBSERVED) || row.number(UPDATED) < row.number(DESIRED);
  }

  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    if (rollingOut(row)) {
      return Status.of(Health.PROGRESSING, "status.rollingOut", row.number(UPDATED), wanted(row));
    }
    return wanted(row) == 0
        ? Status.of(Health.NEUTRAL, "status.noNodeWants")
        : Replicas.status(ready(row), wanted(row));
  }
}
