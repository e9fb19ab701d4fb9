// SPDX-License-Identifier: Apache-2.0

/// What charts are drawn with: colours by their tokens, and times on a width.
@NullMarked
package dev.pilothouse.ui.control.chart;

import org.jspecify.annotations.NullMarked;
