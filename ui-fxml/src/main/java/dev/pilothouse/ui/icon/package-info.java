// SPDX-License-Identifier: Apache-2.0

/// Which picture stands for what.
@NullMarked
package dev.pilothouse.ui.icon;

import org.jspecify.annotations.NullMarked;
