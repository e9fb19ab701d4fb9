// SPDX-License-Identifier: Apache-2.0

/// How objects belong together: owners, selectors, names. Pure functions over snapshots.
@NullMarked
package dev.pilothouse.core.relation;

import org.jspecify.annotations.NullMarked;
