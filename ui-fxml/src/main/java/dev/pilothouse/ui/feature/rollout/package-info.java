// SPDX-License-Identifier: Apache-2.0

/// One rollout, watched and driven: what it waits for, its numbers over time, its pods on their way, its revisions.
@NullMarked
package dev.pilothouse.ui.feature.rollout;

import org.jspecify.annotations.NullMarked;
