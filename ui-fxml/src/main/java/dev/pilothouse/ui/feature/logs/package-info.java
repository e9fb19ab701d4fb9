// SPDX-License-Identifier: Apache-2.0

/// The log of a container, as it is written.
@NullMarked
package dev.pilothouse.ui.feature.logs;

import org.jspecify.annotations.NullMarked;
