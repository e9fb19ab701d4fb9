// SPDX-License-Identifier: Apache-2.0

/// Watching a rollout: in which stage each pod is, the bounds that the controller keeps, what it waits for and why, the revisions
/// and the way back. Pure functions of rows and of the time that is passed in.
@NullMarked
package dev.pilothouse.core.rollout;

import org.jspecify.annotations.NullMarked;
