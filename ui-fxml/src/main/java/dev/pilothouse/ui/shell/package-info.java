// SPDX-License-Identifier: Apache-2.0

/// The window: rail, sidebar, tabs, details panel, dock, status bar, palette and keys. Knows features only as
/// [dev.pilothouse.ui.nav.Feature].
@NullMarked
package dev.pilothouse.ui.shell;

import org.jspecify.annotations.NullMarked;
