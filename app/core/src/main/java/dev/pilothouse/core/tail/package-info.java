// SPDX-License-Identifier: Apache-2.0

/// Logs of many pods at once: which containers are read, what becomes of their streams, and what is told of them between the lines.
@NullMarked
package dev.pilothouse.core.tail;

import org.jspecify.annotations.NullMarked;
