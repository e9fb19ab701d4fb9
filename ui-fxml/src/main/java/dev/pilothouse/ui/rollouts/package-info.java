// SPDX-License-Identifier: Apache-2.0

/// The rollouts of all open contexts, judged once for everybody who shows them.
@NullMarked
package dev.pilothouse.ui.rollouts;

import org.jspecify.annotations.NullMarked;
