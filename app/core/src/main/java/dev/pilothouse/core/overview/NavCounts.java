// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PersistentVolumeClaimKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.relation.Ownership;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is wrong in each place of the sidebar; never what exists. A zero is not shown.
///
/// @param overview problems that need a person
/// @param workloads workloads that have one
/// @param rollouts changes under way
/// @param pods pods in trouble
public record NavCounts(Count overview, Count workloads, Count rollouts, Count pods, Count nodes, Count storage) {

  public static final NavCounts NONE =
      new NavCounts(Count.NONE, Count.NONE, Count.NONE, Count.NONE, Count.NONE, Count.NONE);

  /// A number and how bad the worst of it is.
  public record Count(int number, Health health) {
    public static final Count NONE = new Count(0, Health.NEUTRAL);

    private Count and(Health one) {
      return new Count(number + 1, one.compareTo(health) > 0 ? one : health);
    }
  }

  public static NavCounts of(
      ClusterSnapshots rows, List<Problem> problems, List<RolloutsInFlight.Rollout> rollouts, long now) {
    Count overview = Count.NONE;
    Count workloads = Count.NONE;
    Count nodes = Count.NONE;
    Count storage = Count.NONE;
    Set<String> told = new HashSet<>();
    for (Problem problem : problems) {
      overview = overview.and(problem.health());
      if (problem.ref().kind().equals(NodeKind.KIND)) {
        nodes = nodes.and(problem.health());
      } else if (problem.ref().kind().equals(PersistentVolumeClaimKind.KIND)) {
        storage = storage.and(problem.health());
      } else if (told.add(problem.ref().uid())) {
        workloads = workloads.and(problem.health());
      }
    }
    Count moving = Count.NONE;
    for (RolloutsInFlight.Rollout rollout : rollouts) {
      moving = moving.and(rollout.stuck() ? Health.BAD : Health.PROGRESSING);
    }
    return new NavCounts(overview, workloads, moving, pods(rows, now), nodes, storage);
  }

  private static Count pods(ClusterSnapshots rows, long now) {
    PodKind kind = new PodKind();
    Ownership ownership = new Ownership(rows.workloads());
    Count count = Count.NONE;
    for (Row pod : rows.workloads().pods()) {
      boolean history = pod.text(PodKind.PHASE).equals("Failed") && ownership.above(pod) != null;
      Health health = kind.status(pod, now).health();
      if (health.compareTo(Health.WARNING) >= 0 && !history) {
        count = count.and(health);
      }
    }
    return count;
  }
}
