// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.tail;

import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.session.ClusterSession;

/// The log of one container among those that are read together. Immutable.
///
/// @param source the number that its lines carry in the buffer
/// @param target what was asked for; of several that have the pod, the first
/// @param pod with its uid
/// @param present whether the pod is still there; when not, its lines are kept
public record LogStream(
    int source, LogTarget target, ResourceRef pod, String container, ContainerState.Type type, Phase phase, boolean present) {

  public ClusterSession session() {
    return target.session();
  }

  /// How a stream is.
  public sealed interface Phase {
    /// The container has not begun.
    ///
    /// @param reason as the kubelet says it: `ContainerCreating`, `ImagePullBackOff`
    record Waiting(String reason) implements Phase {}

    /// So many are read already that this one waits until another ends.
    record Queued() implements Phase {}

    record Opening() implements Phase {}

    record Following() implements Phase {}

    /// The connection was lost; it is being opened again.
    record Broken(ClusterFailure failure) implements Phase {}

    /// All has been read, and no more will come.
    record Ended() implements Phase {}

    /// It cannot be read.
    record Failed(ClusterFailure failure) implements Phase {}
  }

  /// Whether there may be more lines without anybody doing anything.
  public boolean live() {
    return !(phase instanceof Phase.Ended || phase instanceof Phase.Failed);
  }
}
