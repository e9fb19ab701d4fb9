// SPDX-License-Identifier: Apache-2.0

/// What the program remembers of a person's choices, in one file that is always whole.
@NullMarked
package dev.pilothouse.core.settings;

import org.jspecify.annotations.NullMarked;
