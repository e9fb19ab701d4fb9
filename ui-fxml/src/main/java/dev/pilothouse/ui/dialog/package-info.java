// SPDX-License-Identifier: Apache-2.0

/// Dialogs and notices inside the window, above everything else.
@NullMarked
package dev.pilothouse.ui.dialog;

import org.jspecify.annotations.NullMarked;
