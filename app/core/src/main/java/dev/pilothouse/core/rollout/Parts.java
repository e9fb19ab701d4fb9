// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.PodTemplate;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.relation.Ownership.Workload;
import java.util.List;

/// One workload taken apart, the same for each kind, before it is judged.
///
/// @param revisions newest first
/// @param newHash of the pods of the newest revision; empty when it is not known
/// @param started when the newest revision began to go out, in seconds since 1970; 0 when nobody knows
/// @param members the pods, and the revision each is of
/// @param template of the newest revision
/// @param observed whether the controller has seen the newest specification
/// @param status the numbers as the status tells them
/// @param done whether the controller is done, by the rule of `kubectl rollout status`, leaving out a partition
record Parts(
    Workload workload,
    Strategy strategy,
    List<RolloutRevision> revisions,
    String newHash,
    long started,
    List<Member> members,
    PodTemplate template,
    boolean observed,
    boolean paused,
    boolean ordered,
    long partition,
    long firstOrdinal,
    long minReady,
    Deadline deadline,
    boolean done,
    Envelope.Counts status) {

  /// A pod, and what ties it to its revision.
  record Member(Row pod, String hash) {}

  RolloutRevision newest() {
    for (RolloutRevision one : revisions) {
      if (one.hash().equals(newHash) && !newHash.isEmpty()) {
        return one;
      }
    }
    return new RolloutRevision(workload.ref(), 0, "", template.images(), "", "", template.restarted(), 0, 0, 0);
  }

  Row row() {
    return workload.row();
  }
}
