// SPDX-License-Identifier: Apache-2.0

/// Rollouts over time and over clusters: which are under way in a context, how those ended that were seen, and what is kept of them
/// over runs.
@NullMarked
package dev.pilothouse.core.rollouts;

import org.jspecify.annotations.NullMarked;
