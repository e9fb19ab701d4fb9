// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// ReplicaSets, which are mostly the revisions of a Deployment.
public final class ReplicaSetKind extends BuiltInKind implements Replicated {
  public static final ResourceKind KIND = new ResourceKind("apps", "v1", "replicasets", "ReplicaSet", true);

  public static final Field<Long> REPLICAS = Field.number(0, "replicas");
  public static final Field<Long> CURRENT = Field.number(1, "current");
  public static final Field<Long> READY_REPLICAS = Field.number(2, "ready");
  public static final Field<Long> AVAILABLE = Field.number(3, "available");
  /// Which revision of its Deployment this is, from the annotation that the controller keeps.
  public static final Field<Long> REVISION = Field.number(4, "revision");
  public static final Field<Selector> SELECTOR = Field.of(5, "selector", Selector.class);
  public static final Field<PodTemplate> TEMPLATE = Field.of(6, "template", PodTemplate.class);
  public static final Field<Condition.Set> CONDITIONS = Field.of(7, "conditions", Condition.Set.class);
  public static final Field<String> CHANGE_CAUSE = Field.text(8, "changeCause");
  /// Whether it was the newest revision before, gave way to another and was brought back. The annotation names the revisions that
  /// it had been (kubernetes, pkg/controller/deployment/util/deployment_util.go, SetNewReplicaSetAnnotations); nothing tells when.
  public static final Field<Boolean> BROUGHT_BACK = Field.flag(9, "broughtBack");
  private static final int FIELDS = 10;
  private static final String HISTORY_ANNOTATION = "deployment.kubernetes.io/revision-history";

  private final List<Column> columns =
      Columns.of(this)
          .ready(this)
          .status(200)
          .amount("revision", 80, row -> row.get(REVISION), row -> row.number(REVISION))
          .text("owner", 180, row -> row.owner() == null ? null : row.owner().name())
          .mono("images", 260, row -> PodTemplate.images(row, TEMPLATE))
          .text("containers", 160, row -> PodTemplate.containers(row, TEMPLATE))
          .wide()
          .mono("selector", 200, row -> String.valueOf(row.get(SELECTOR)))
          .wide()
          .done();

  public ReplicaSetKind() {
    super(KIND, FIELDS, Capability.SCALE, Capability.LOGS, Capability.SHELL, Capability.DELETE);
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
    if (!field.equals("annotations")) {
      in.skip();
      return;
    }
    if (!in.enterObject()) {
      return;
    }
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case DeploymentKind.REVISION_ANNOTATION -> row.set(REVISION, number(in.text()));
        case DeploymentKind.CHANGE_CAUSE_ANNOTATION -> row.set(CHANGE_CAUSE, in.sharedText());
        case HISTORY_ANNOTATION -> row.set(BROUGHT_BACK, !in.text().isBlank());
        default -> in.skip();
      }
    }
  }

  private static @Nullable Long number(String digits) {
    boolean plain = !digits.isEmpty() && digits.length() < 18 && digits.chars().allMatch(Character::isDigit);
    return plain ? Long.valueOf(digits) : null;
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "replicas" -> row.set(REPLICAS, in.number());
      case "selector" -> row.set(SELECTOR, Selector.read(in));
      case "template" -> row.set(TEMPLATE, PodTemplate.read(in));
      default -> in.skip();
    }
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "replicas" -> row.set(CURRENT, in.number());
      case "readyReplicas" -> row.set(READY_REPLICAS, in.number());
      case "availableReplicas" -> row.set(AVAILABLE, in.number());
      case "conditions" -> row.set(CONDITIONS, Condition.readAll(in));
      default -> in.skip();
    }
  }

  /// An old revision that wants no pods and has none.
  public static boolean empty(Row row) {
    return row.number(REPLICAS) == 0 && row.number(CURRENT) == 0;
  }

  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    Condition.Set conditions = row.get(CONDITIONS);
    Condition failure = conditions == null ? null : conditions.find("ReplicaFailure");
    if (failure != null && failure.isTrue()) {
      boolean quota = failure.message().contains("exceeded quota");
      return Status.of(Health.BAD, quota ? "status.quotaExceeded" : "status.cannotCreatePods", ready(row), wanted(row));
    }
    if (row.number(CURRENT) != wanted(row)) {
      return Status.of(Health.PROGRESSING, "status.scaling", row.number(CURRENT), wanted(row));
    }
    return Replicas.status(ready(row), wanted(row));
  }
}
