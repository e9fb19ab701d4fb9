// SPDX-License-Identifier: Apache-2.0

/// All rollouts under way in all open contexts, and those that ended in the last day.
@NullMarked
package dev.pilothouse.ui.feature.board;

import org.jspecify.annotations.NullMarked;
