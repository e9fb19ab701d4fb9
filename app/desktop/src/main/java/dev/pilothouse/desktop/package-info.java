// SPDX-License-Identifier: Apache-2.0

/// The program: main, the command line, and the wiring of all parts by their constructors.
@NullMarked
package dev.pilothouse.desktop;

import org.jspecify.annotations.NullMarked;
