// SPDX-License-Identifier: Apache-2.0

/// Asks how many replicas one object or many shall have, and says what will come of it.
@NullMarked
package dev.pilothouse.ui.feature.scale;

import org.jspecify.annotations.NullMarked;
