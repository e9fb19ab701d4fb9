// SPDX-License-Identifier: Apache-2.0

/// The nodes as a table: what they have, what is used and asked of them, how they are.
@NullMarked
package dev.pilothouse.ui.feature.nodes;

import org.jspecify.annotations.NullMarked;
