// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollouts;

import dev.pilothouse.core.kind.Condition;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.relation.Ownership.Workload;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.rollout.Rollouts;
import dev.pilothouse.core.rollouts.EndedRollout.Result;
import java.util.List;
import java.util.Optional;

/// What a Deployment tells of its last rollout although nobody watched it: its condition Progressing turns to
/// NewReplicaSetAvailable when a rollout is done and is not written again until the next one (kubernetes,
/// pkg/controller/deployment/progress.go). StatefulSets and DaemonSets keep no such time.
final class LastRollouts {
  private static final long LONGEST = 86_400;

  private LastRollouts() {}

  /// The last rollout of a workload at rest, when it ended after a moment; empty too for the first revision of a workload.
  static Optional<EndedRollout> of(
      String contextId, String context, Workload workload, Rollouts rollouts, long after) {
    if (!workload.kind().equals(DeploymentKind.KIND)) {
      return Optional.empty();
    }
    Condition progressing = DeploymentKind.condition(workload.row(), "Progressing");
    if (progressing == null || !progressing.reason().equals("NewReplicaSetAvailable") || progressing.updated() < after) {
      return Optional.empty();
    }
    List<RolloutRevision> history = rollouts.history(workload);
    if (history.size() < 2) {
      return Optional.empty();
    }
    RolloutRevision newest = history.getFirst();
    if (newest.made() > 0 && progressing.updated() - newest.made() > LONGEST) {
      // The condition was written again long after the rollout: by a pause that ended, or by a controller that was away.
      return Optional.empty();
    }
    ResourceRef ref = workload.ref();
    long wanted = workload.row().number(DeploymentKind.REPLICAS);
    return Optional.of(
        new EndedRollout(
            contextId, context, ref, newest.number(), newest.hash(), ImageStep.of(history.get(1), newest), Result.OK, 0,
            newest.author(), newest.made(), progressing.updated(), wanted, wanted, 0));
  }
}
