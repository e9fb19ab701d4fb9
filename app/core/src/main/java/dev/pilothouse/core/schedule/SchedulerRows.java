// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.store.RowSnapshot;

/// The rows that the scheduler looks at, at one moment. A kind that is not watched or may not be read is [RowSnapshot#EMPTY]; then
/// what it would decide is not known, and its objects count as missing.
///
/// @param claims PersistentVolumeClaims
/// @param volumes PersistentVolumes
public record SchedulerRows(
    RowSnapshot nodes,
    RowSnapshot pods,
    RowSnapshot namespaces,
    RowSnapshot claims,
    RowSnapshot volumes,
    RowSnapshot storageClasses) {}
