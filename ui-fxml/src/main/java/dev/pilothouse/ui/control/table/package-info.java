// SPDX-License-Identifier: Apache-2.0

/// The table of everything that lives: kept in order off the FX thread, drawn by a stock table view.
@NullMarked
package dev.pilothouse.ui.control.table;

import org.jspecify.annotations.NullMarked;
