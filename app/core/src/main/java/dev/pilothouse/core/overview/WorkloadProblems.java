// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.CronJobKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.JobKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.overview.Problem.Evidence;
import dev.pilothouse.core.overview.Problem.Source;
import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.relation.Ownership.Workload;
import dev.pilothouse.core.relation.WorkloadNodes.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Troubles that a workload has without any of its pods having them: pods that cannot be made, rollouts past their deadline, runs
/// that failed.
final class WorkloadProblems {
  private WorkloadProblems() {}

  static @Nullable Problem of(Workload workload, Node node, Ownership ownership, EventWords events, long now) {
    Status status = node.status();
    if (status.health().compareTo(Health.WARNING) < 0 || status.words().key().equals("status.pausedAt")) {
      return null;
    }
    if (workload.kind().equals(CronJobKind.KIND)) {
      return lastRun(workload, status, ownership, events);
    }
    boolean job = workload.kind().equals(JobKind.KIND);
    Row row = workload.row();
    Condition condition = condition(workload);
    Evidence evidence =
        condition != null && !condition.message().isEmpty()
            ? new Evidence(Source.CONDITION, condition.reason(), condition.message())
            : events.about(row.uid());
    return new Problem(
        workload.ref(),
        workload.ref(),
        "",
        status.health(),
        status.words(),
        job ? null : NeedsAttention.serving(workload, ownership),
        evidence,
        condition == null ? row.created() : condition.since(),
        1,
        job ? List.of(NextStep.LOGS, NextStep.DETAILS) : List.of(NextStep.DETAILS, NextStep.EVENTS));
  }

  private static @Nullable Condition condition(Workload workload) {
    Row row = workload.row();
    if (workload.kind().equals(DeploymentKind.KIND)) {
      Condition failure = DeploymentKind.condition(row, "ReplicaFailure");
      return failure != null && failure.isTrue() ? failure : DeploymentKind.condition(row, "Progressing");
    }
    Condition.Set conditions = null;
    if (workload.kind().equals(ReplicaSetKind.KIND)) {
      conditions = row.get(ReplicaSetKind.CONDITIONS);
      return conditions == null ? null : conditions.find("ReplicaFailure");
    }
    if (workload.kind().equals(JobKind.KIND)) {
      conditions = row.get(JobKind.CONDITIONS);
      return conditions == null ? null : conditions.find("Failed");
    }
    return null;
  }

  /// A CronJob is in trouble by its last run.
  private static Problem lastRun(Workload cron, Status status, Ownership ownership, EventWords events) {
    Row last = null;
    for (Row job : ownership.jobs(cron.row().uid())) {
      if (last == null || job.created() > last.created()) {
        last = job;
      }
    }
    ResourceRef run = last == null ? cron.ref() : new Workload(JobKind.KIND, last).ref();
    Evidence evidence = events.about(run.uid());
    long since = last == null ? cron.row().number(CronJobKind.LAST_SCHEDULED) : last.created();
    return new Problem(
        cron.ref(), run, "", status.health(), status.words(), null, evidence, since, 1,
        List.of(NextStep.LOGS, NextStep.DETAILS));
  }
}
