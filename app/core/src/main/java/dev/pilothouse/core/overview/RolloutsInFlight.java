// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.relation.Ownership.Workload;
import dev.pilothouse.core.relation.WorkloadNodes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which workloads are being changed, or are stuck in a change.
public final class RolloutsInFlight {

  /// One change under way.
  ///
  /// @param status the words of the workload: its own, or of the pod that hinders it
  /// @param updated pods of the new template
  /// @param ready pods that are ready, of all templates
  /// @param revisions newest first; of a Deployment only
  /// @param deadline when it will count as stuck, in seconds since 1970; 0 when it never will
  public record Rollout(
      ResourceRef ref,
      Status status,
      boolean stuck,
      boolean paused,
      long updated,
      long ready,
      long wanted,
      List<Revision> revisions,
      long deadline) {
    public Rollout {
      revisions = List.copyOf(revisions);
    }
  }

  /// The pods of one revision.
  public record Revision(long number, long ready, long pods, Status status) {}

  /// The worst first, then by name.
  public List<Rollout> find(ClusterSnapshots rows, long now) {
    Ownership ownership = new Ownership(rows.workloads());
    WorkloadNodes nodes = new WorkloadNodes(ownership, now);
    List<Rollout> found = new ArrayList<>();
    for (Workload workload : ownership.topmost()) {
      if (changing(workload)) {
        found.add(rollout(workload, nodes));
      }
    }
    found.sort(
        Comparator.comparing((Rollout one) -> one.status.health()).reversed().thenComparing(one -> one.ref.toString()));
    return List.copyOf(found);
  }

  private static boolean changing(Workload workload) {
    Row row = workload.row();
    return switch (workload.kind().kind()) {
      case "Deployment" -> DeploymentKind.rollingOut(row) || DeploymentKind.stuck(row) || halted(row);
      case "StatefulSet" -> StatefulSetKind.rollingOut(row);
      case "DaemonSet" -> DaemonSetKind.rollingOut(row);
      default -> false;
    };
  }

  /// Paused with a part of it done.
  private static boolean halted(Row row) {
    return row.flag(DeploymentKind.PAUSED)
        && (row.number(DeploymentKind.UPDATED) < row.number(DeploymentKind.REPLICAS)
            || row.number(DeploymentKind.CURRENT) > row.number(DeploymentKind.UPDATED));
  }

  private static Rollout rollout(Workload workload, WorkloadNodes nodes) {
    Row row = workload.row();
    WorkloadNodes.Node node = nodes.node(workload);
    return switch (workload.kind().kind()) {
      case "StatefulSet" -> plain(node, row.number(StatefulSetKind.UPDATED), StatefulSetKind.toUpdate(row));
      case "DaemonSet" -> plain(node, row.number(DaemonSetKind.UPDATED), row.number(DaemonSetKind.DESIRED));
      default -> deployment(row, node, nodes);
    };
  }

  private static Rollout plain(WorkloadNodes.Node node, long updated, long wanted) {
    boolean stuck = node.status().health() == Health.BAD;
    return new Rollout(node.ref(), node.status(), stuck, false, updated, node.ready(), wanted, List.of(), 0);
  }

  private static Rollout deployment(Row row, WorkloadNodes.Node node, WorkloadNodes nodes) {
    List<Revision> revisions = new ArrayList<>();
    for (WorkloadNodes.Node one : nodes.revisions(node)) {
      Row set = one.row();
      long pods = set == null ? 0 : set.number(ReplicaSetKind.CURRENT);
      revisions.add(new Revision(one.revision(), one.ready(), pods, one.status()));
    }
    Condition progressing = DeploymentKind.condition(row, "Progressing");
    long patience = row.number(DeploymentKind.DEADLINE);
    boolean stuck = DeploymentKind.stuck(row);
    long moved = progressing == null || stuck ? 0 : Math.max(progressing.since(), progressing.updated());
    long deadline = moved == 0 || patience == 0 ? 0 : moved + patience;
    return new Rollout(
        node.ref(),
        node.status(),
        stuck,
        row.flag(DeploymentKind.PAUSED),
        row.number(DeploymentKind.UPDATED),
        row.number(DeploymentKind.READY_REPLICAS),
        row.number(DeploymentKind.REPLICAS),
        revisions,
        deadline);
  }
}
