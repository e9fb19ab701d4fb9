// SPDX-License-Identifier: Apache-2.0

/// What a cluster holds, as immutable values: kinds, references, objects, quantities, health.
@NullMarked
package dev.pilothouse.core.model;

import org.jspecify.annotations.NullMarked;
