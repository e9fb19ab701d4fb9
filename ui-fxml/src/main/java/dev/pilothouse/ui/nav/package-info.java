// SPDX-License-Identifier: Apache-2.0

/// Where one can go in the window, and how: routes, features and the navigator between them.
@NullMarked
package dev.pilothouse.ui.nav;

import org.jspecify.annotations.NullMarked;
