// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Deployments. The rules of a rollout are those of `kubectl rollout status` (kubectl, pkg/polymorphichelpers/rollout_status.go).
public final class DeploymentKind extends BuiltInKind implements Replicated {
  public static final ResourceKind KIND = new ResourceKind("apps", "v1", "deployments", "Deployment", true);

  public static final Field<Long> REPLICAS = Field.number(0, "replicas");
  /// Pods that exist, of all revisions.
  public static final Field<Long> CURRENT = Field.number(1, "current");
  public static final Field<Long> UPDATED = Field.number(2, "updated");
  public static final Field<Long> READY_REPLICAS = Field.number(3, "ready");
  public static final Field<Long> AVAILABLE = Field.number(4, "available");
  public static final Field<Boolean> PAUSED = Field.flag(5, "paused");
  public static final Field<Selector> SELECTOR = Field.of(6, "selector", Selector.class);
  public static final Field<PodTemplate> TEMPLATE = Field.of(7, "template", PodTemplate.class);
  public static final Field<String> STRATEGY = Field.text(8, "strategy");
  /// A number or a percentage, as it is written.
  public static final Field<String> MAX_SURGE = Field.text(9, "maxSurge");
  public static final Field<String> MAX_UNAVAILABLE = Field.text(10, "maxUnavailable");
  /// In seconds; 0 when there is none.
  public static final Field<Long> DEADLINE = Field.number(11, "progressDeadlineSeconds");
  public static final Field<Condition.Set> CONDITIONS = Field.of(12, "conditions", Condition.Set.class);
  public static final Field<Long> GENERATION = Field.number(13, "generation");
  public static final Field<Long> OBSERVED = Field.number(14, "observedGeneration");
  /// The newest revision, from the annotation that the controller keeps.
  public static final Field<String> REVISION = Field.text(15, "revision");
  public static final Field<Long> MIN_READY = Field.number(16, "minReadySeconds");
  /// Pods that are being deleted, when the controller counts them.
  public static final Field<Long> TERMINATING = Field.number(17, "terminating");
  public static final Field<String> CHANGE_CAUSE = Field.text(18, "changeCause");
  public static final Field<FieldManagers> MANAGERS = Field.of(19, "managers", FieldManagers.class);
  private static final int FIELDS = 20;
  static final String REVISION_ANNOTATION = "deployment.kubernetes.io/revision";
  /// What people write to say why they changed something; kubectl copies it from revision to revision.
  public static final String CHANGE_CAUSE_ANNOTATION = "kubernetes.io/change-cause";

  private static final Map<String, Field<String>> ANNOTATIONS =
      Map.of(REVISION_ANNOTATION, REVISION, CHANGE_CAUSE_ANNOTATION, CHANGE_CAUSE);

  private final List<Column> columns =
      Columns.of(this)
          .ready(this)
          .status(230)
          .number("updated", 90, UPDATED)
          .number("available", 90, AVAILABLE)
          .cpu()
          .memory()
          .mono("images", 260, row -> PodTemplate.images(row, TEMPLATE))
          .text("revision", 80, REVISION)
          .wide()
          .text("strategy", 110, STRATEGY)
          .wide()
          .text("containers", 160, row -> PodTemplate.containers(row, TEMPLATE))
          .wide()
          .mono("selector", 200, row -> String.valueOf(row.get(SELECTOR)))
          .wide()
          .done();

  public DeploymentKind() {
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
      case "minReadySeconds" -> row.set(MIN_READY, in.number());
      case "paused" -> row.set(PAUSED, in.bool());
      case "selector" -> row.set(SELECTOR, Selector.read(in));
      case "template" -> row.set(TEMPLATE, PodTemplate.read(in));
      case "progressDeadlineSeconds" -> row.set(DEADLINE, in.number());
      case "strategy" -> readStrategy(in, row, STRATEGY, MAX_SURGE, MAX_UNAVAILABLE);
      default -> in.skip();
    }
  }

  /// Reads the strategy of a Deployment or a DaemonSet.
  static void readStrategy(
      FieldReader in, RowBuilder row, Field<String> type, Field<String> surge, Field<String> unavailable) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "type" -> row.set(type, in.sharedText());
        case "rollingUpdate" -> {
          if (in.enterObject()) {
            for (String limit; (limit = in.nextField()) != null; ) {
              switch (limit) {
                case "maxSurge" -> row.set(surge, in.sharedText());
                case "maxUnavailable" -> row.set(unavailable, in.sharedText());
                default -> in.skip();
              }
            }
          }
        }
        default -> in.skip();
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
      case "terminatingReplicas" -> row.set(TERMINATING, in.number());
      case "observedGeneration" -> row.set(OBSERVED, in.number());
      case "conditions" -> row.set(CONDITIONS, Condition.readAll(in));
      default -> in.skip();
    }
  }

  public static @Nullable Condition condition(Row row, String type) {
    Condition.Set conditions = row.get(CONDITIONS);
    return conditions == null ? null : conditions.find(type);
  }

  /// Whether pods of an older template are still to be replaced, or the new ones are on their way.
  public static boolean rollingOut(Row row) {
    long wanted = row.number(REPLICAS);
    if (row.flag(PAUSED) || row.deleted() > 0) {
      return false;
    }
    if (row.number(GENERATION) > row.number(OBSERVED)) {
      return true;
    }
    if (row.number(UPDATED) < wanted || row.number(CURRENT) > row.number(UPDATED)) {
      return true;
    }
    Condition progressing = condition(row, "Progressing");
    boolean complete = progressing == null || progressing.reason().equals("NewReplicaSetAvailable");
    return !complete && row.number(AVAILABLE) < wanted;
  }

  /// Whether all pods are of the newest template and available, or were and nothing has changed since. For a row whose newest
  /// specification its controller has seen.
  public static boolean rolledOut(Row row) {
    long wanted = row.number(REPLICAS);
    if (row.number(UPDATED) < wanted || row.number(CURRENT) > row.number(UPDATED)) {
      return false;
    }
    Condition progressing = condition(row, "Progressing");
    boolean before = progressing != null && progressing.reason().equals("NewReplicaSetAvailable");
    return before || row.number(AVAILABLE) >= wanted;
  }

  /// Whether the rollout made no progress within its deadline.
  public static boolean stuck(Row row) {
    Condition progressing = condition(row, "Progressing");
    return progressing != null && progressing.reason().equals("ProgressDeadlineExceeded");
  }

  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    long wanted = row.number(REPLICAS);
    long updated = row.number(UPDATED);
    Condition failure = condition(row, "ReplicaFailure");
    if (failure != null && failure.isTrue()) {
      boolean quota = failure.message().contains("exceeded quota");
      return Status.of(Health.BAD, quota ? "status.quotaExceeded" : "status.cannotCreatePods", ready(row), wanted);
    }
    if (stuck(row)) {
      return Status.of(Health.BAD, "status.rolloutStuck", Math.min(updated, ready(row)), wanted);
    }
    if (row.flag(PAUSED)) {
      return updated < wanted || row.number(CURRENT) > updated
          ? Status.of(Health.WARNING, "status.pausedAt", updated, wanted)
          : Status.of(Health.NEUTRAL, "status.paused");
    }
    if (rollingOut(row)) {
      return Status.of(Health.PROGRESSING, "status.rollingOut", updated, wanted);
    }
    return Replicas.status(ready(row), wanted);
  }
}
