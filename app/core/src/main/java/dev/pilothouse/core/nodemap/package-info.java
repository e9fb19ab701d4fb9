// SPDX-License-Identifier: Apache-2.0

/// The fleet as a map: nodes and the pods on them, in little room, and what of it is drawn where. No pixels.
@NullMarked
package dev.pilothouse.core.nodemap;

import org.jspecify.annotations.NullMarked;
