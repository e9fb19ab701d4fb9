// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.relation;

import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.model.Status;
import java.util.List;

/// One line of the workload tree. Immutable.
///
/// @param id the object's uid; `namespace/NAME` for a namespace and `POD-UID/NAME` for a container; the same over rebuilds
/// @param kindName the API's word: `Deployment`, `Pod`; `Container` and `InitContainer` for parts of a pod
/// @param ref the object; of a container, its pod
/// @param revision of a Deployment's ReplicaSet its number, to be shown in place of the name; else 0
/// @param ready how many are ready; -1 when the object counts none
/// @param created in seconds since 1970
/// @param pods every pod below, for the sums of what they use
public record TreeRow(
    String id,
    int depth,
    Level level,
    String kindName,
    ResourceRef ref,
    String name,
    long revision,
    Status status,
    long ready,
    long wanted,
    long restarts,
    long created,
    List<Row> pods,
    boolean expandable,
    boolean expanded) {

  /// What a line stands for.
  public enum Level {
    NAMESPACE,
    WORKLOAD,
    /// A ReplicaSet of a Deployment or a Job of a CronJob.
    REVISION,
    POD,
    CONTAINER
  }

  /// The keys of the pods in the metrics: `namespace/name`.
  public List<String> podKeys() {
    return pods.stream().map(pod -> pod.namespace() + "/" + pod.name()).toList();
  }

  /// `2/3`; empty when nothing is counted.
  public String readyText() {
    return ready < 0 ? "" : ready + "/" + wanted;
  }
}
