// SPDX-License-Identifier: Apache-2.0

/// All about one object, in the panel at the right.
@NullMarked
package dev.pilothouse.ui.feature.details;

import org.jspecify.annotations.NullMarked;
