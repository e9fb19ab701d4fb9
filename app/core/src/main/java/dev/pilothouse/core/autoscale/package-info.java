// SPDX-License-Identifier: Apache-2.0

/// Who chooses the replicas of a workload, what it will do next, and why not: pure functions of what the cluster says.
@NullMarked
package dev.pilothouse.core.autoscale;

import org.jspecify.annotations.NullMarked;
