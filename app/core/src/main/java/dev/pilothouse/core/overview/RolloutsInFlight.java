// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.kind.Leader;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.model.Status;
import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.relation.Ownership.Workload;
import dev.pilothouse.core.relation.WorkloadNodes;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.RolloutSnapshots;
import dev.pilothouse.core.rollout.RolloutState;
import dev.pilothouse.core.rollout.Rollouts;
import dev.pilothouse.core.rollout.Strategy;
import dev.pilothouse.core.store.RowSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which workloads are being changed, are stuck in a change, or are held in the middle of one: [Rollouts] judges.
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
  ///
  /// @param controllers who drives rollouts; null when that is not known
  public List<Rollout> find(ClusterSnapshots rows, @Nullable Leader controllers, long now) {
    Ownership ownership = new Ownership(rows.workloads());
    WorkloadNodes nodes = new WorkloadNodes(ownership, now);
    Map<String, Workload> workloads = new HashMap<>();
    ownership.topmost().forEach(one -> workloads.put(one.row().uid(), one));
    List<Rollout> found = new ArrayList<>();
    for (RolloutProgress progress : new Rollouts(snapshots(rows), ownership, controllers, now).inFlight()) {
      Workload workload = workloads.get(progress.workload().uid());
      if (workload != null) {
        found.add(rollout(progress, nodes.node(workload), nodes));
      }
    }
    found.sort(
        Comparator.comparing((Rollout one) -> one.status.health()).reversed().thenComparing(one -> one.ref.toString()));
    return List.copyOf(found);
  }

  /// The overview watches neither ControllerRevisions nor budgets nor quotas: these would be three more lists for as long as a
  /// cluster is open, and what they add are sentences that its card does not show. The board and the view of a rollout have them.
  private static RolloutSnapshots snapshots(ClusterSnapshots rows) {
    RowSnapshot none = RowSnapshot.EMPTY;
    return new RolloutSnapshots(rows.workloads(), none, rows.nodes(), rows.claims(), none, none, rows.events());
  }

  private static Rollout rollout(RolloutProgress progress, WorkloadNodes.Node node, WorkloadNodes nodes) {
    List<Revision> revisions = new ArrayList<>();
    for (WorkloadNodes.Node one : nodes.revisions(node)) {
      Row set = one.row();
      long pods = set == null ? 0 : set.number(ReplicaSetKind.CURRENT);
      revisions.add(new Revision(one.revision(), one.ready(), pods, one.status()));
    }
    boolean ordered = progress.strategy() == Strategy.ORDERED;
    return new Rollout(
        node.ref(),
        status(progress, node.status()),
        progress.state() == RolloutState.STALLED,
        progress.paused(),
        progress.envelope().now().updated(),
        node.ready(),
        progress.envelope().wanted() - (ordered ? progress.partition() : 0),
        revisions,
        progress.deadline().passed() ? 0 : progress.deadline().at());
  }

  /// What is held in the middle is well by the words of its pods; here it is named as what it is.
  private static Status status(RolloutProgress progress, Status own) {
    if (own.health() != Health.GOOD) {
      return own;
    }
    return switch (progress.waiting().cause()) {
      case PARTITION -> Status.of(Health.NEUTRAL, "status.heldByPartition", progress.partition());
      case ON_DELETE -> Status.of(Health.NEUTRAL, "status.waitsForDeletions");
      default -> own;
    };
  }
}
