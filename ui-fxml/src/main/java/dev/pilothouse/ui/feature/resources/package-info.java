// SPDX-License-Identifier: Apache-2.0

/// Any kind as a table.
@NullMarked
package dev.pilothouse.ui.feature.resources;

import org.jspecify.annotations.NullMarked;
