// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import org.jspecify.annotations.Nullable;

/// One pod of a rollout at one moment. Times are in seconds since 1970.
///
/// @param pod with its uid
/// @param node empty before it has one
/// @param revision the label that ties it to its revision; see [RolloutRevision#hash()]
/// @param updated whether it is of the newest revision
/// @param since when it came into this stage, as far as the cluster tells
/// @param ready whether it takes traffic
/// @param why what holds it back, in words; null when nothing does
/// @param cause of `why`; null when nothing holds it back
/// @param container the container that `why` is about; empty when it is none
/// @param attempts how often it failed: attempts of a probe, crashes; 0 when nothing counts
/// @param failedAt when it failed last; 0 when it did not
/// @param until when it leaves the stage at the latest (TERMINATING) or if it stays ready (READY); 0 when nobody knows
/// @param ordinal of a StatefulSet's pod; else -1
public record PodStage(
    ResourceRef pod,
    String node,
    String revision,
    boolean updated,
    Stage stage,
    long since,
    boolean ready,
    Mark mark,
    @Nullable Message why,
    @Nullable Cause cause,
    String container,
    long restarts,
    long attempts,
    long failedAt,
    long until,
    int ordinal) {

  /// The same pod when it is no longer there.
  PodStage gone(long now) {
    return new PodStage(
        pod, node, revision, updated, Stage.GONE, now, false, Mark.FINE, null, null, "", restarts, 0, 0, 0, ordinal);
  }
}
