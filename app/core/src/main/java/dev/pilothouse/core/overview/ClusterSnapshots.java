// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.store.RowSnapshot;

/// The rows that the overview is made of, at one moment. What is not watched or may not be read is [RowSnapshot#EMPTY].
public record ClusterSnapshots(
    WorkloadSnapshots workloads,
    RowSnapshot nodes,
    RowSnapshot claims,
    RowSnapshot autoscalers,
    RowSnapshot events) {}
