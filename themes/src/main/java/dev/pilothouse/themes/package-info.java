// SPDX-License-Identifier: Apache-2.0

/// The themes: colour tokens, style sheets, fonts and the window's icons. Knows nothing of what is styled by them.
@NullMarked
package dev.pilothouse.themes;

import org.jspecify.annotations.NullMarked;
