// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.model.ResourceRef;
import java.util.List;

/// All that a rollout view shows of one workload at one moment.
///
/// @param workload a Deployment, StatefulSet or DaemonSet
/// @param newest the revision that goes out; before the controller has made it, one of number 0 with what the template says
/// @param old the older revisions that still have pods, the one with most pods first
/// @param newPods pods of the newest revision, in the order in which they were made; StatefulSets by ordinal from the highest
/// @param oldPods all other pods
/// @param partition pods of a StatefulSet below this place in its order keep the old revision; 0 when there is none
/// @param ordered whether a StatefulSet also creates one pod after the other (OrderedReady)
/// @param started when the newest revision began to go out, in seconds since 1970; 0 when it is not known
/// @param waiting what it waits for, in one sentence
public record RolloutProgress(
    ResourceRef workload,
    Strategy strategy,
    RolloutState state,
    RolloutRevision newest,
    List<RolloutRevision> old,
    List<PodStage> newPods,
    List<PodStage> oldPods,
    Envelope envelope,
    Deadline deadline,
    boolean paused,
    long partition,
    boolean ordered,
    long minReadySeconds,
    long started,
    Waiting waiting) {

  public RolloutProgress {
    old = List.copyOf(old);
    newPods = List.copyOf(newPods);
    oldPods = List.copyOf(oldPods);
  }

  public boolean complete() {
    return state == RolloutState.COMPLETE;
  }

  /// Revisions that were going out when the newest one overtook them: neither the newest nor the one before the rollout, with pods.
  public List<RolloutRevision> superseded() {
    return old.size() < 2 ? List.of() : old.stream().filter(one -> one.number() > lowest()).toList();
  }

  private long lowest() {
    return old.stream().mapToLong(RolloutRevision::number).min().orElse(0);
  }
}
