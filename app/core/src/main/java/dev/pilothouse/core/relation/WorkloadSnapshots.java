// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.relation;

import dev.pilothouse.core.store.RowSnapshot;

/// The rows that workloads are made of, at one moment. A kind that is not watched or may not be read is
/// [RowSnapshot#EMPTY].
public record WorkloadSnapshots(
    RowSnapshot namespaces,
    RowSnapshot deployments,
    RowSnapshot replicaSets,
    RowSnapshot statefulSets,
    RowSnapshot daemonSets,
    RowSnapshot jobs,
    RowSnapshot cronJobs,
    RowSnapshot pods) {}
