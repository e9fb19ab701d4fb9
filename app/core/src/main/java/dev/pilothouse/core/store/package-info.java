// SPDX-License-Identifier: Apache-2.0

/// The rows of one kind of one cluster, their changes and their sorted, filtered views.
@NullMarked
package dev.pilothouse.core.store;

import org.jspecify.annotations.NullMarked;
