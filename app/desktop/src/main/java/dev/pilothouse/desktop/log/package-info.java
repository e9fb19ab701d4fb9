// SPDX-License-Identifier: Apache-2.0

/// What is written to the program's log, and what never is.
@NullMarked
package dev.pilothouse.desktop.log;

import org.jspecify.annotations.NullMarked;
