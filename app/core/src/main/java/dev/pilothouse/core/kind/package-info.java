// SPDX-License-Identifier: Apache-2.0

/// One descriptor per kind: what a row of it keeps, its columns, its health and what can be done with it.
@NullMarked
package dev.pilothouse.core.kind;

import org.jspecify.annotations.NullMarked;
