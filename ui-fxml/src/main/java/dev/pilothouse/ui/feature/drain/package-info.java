// SPDX-License-Identifier: Apache-2.0

/// The dialog that drains a node.
@NullMarked
package dev.pilothouse.ui.feature.drain;

import org.jspecify.annotations.NullMarked;
