// SPDX-License-Identifier: Apache-2.0

/// What draining a node does to each of its pods.
@NullMarked
package dev.pilothouse.core.drain;

import org.jspecify.annotations.NullMarked;
