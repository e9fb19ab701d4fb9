// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.store.RowSnapshot;

/// The rows that rollouts are judged by, at one moment. What is not watched or may not be read is [RowSnapshot#EMPTY]; the rules
/// then say less, and nothing wrong.
///
/// @param revisions ControllerRevisions
/// @param claims PersistentVolumeClaims
/// @param budgets PodDisruptionBudgets
/// @param quotas ResourceQuotas
public record RolloutSnapshots(
    WorkloadSnapshots workloads,
    RowSnapshot revisions,
    RowSnapshot nodes,
    RowSnapshot claims,
    RowSnapshot budgets,
    RowSnapshot quotas,
    RowSnapshot events) {}
