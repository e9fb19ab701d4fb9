// SPDX-License-Identifier: Apache-2.0

/// Logs as bytes: kept with an index of lines, read where they are seen, searched where they lie.
@NullMarked
package dev.pilothouse.core.logs;

import org.jspecify.annotations.NullMarked;
