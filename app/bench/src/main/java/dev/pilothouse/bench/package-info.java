// SPDX-License-Identifier: Apache-2.0

/// The benchmark driver: runs floor, peer and Pilothouse alternately on one machine and compares them. Never shipped.
@NullMarked
package dev.pilothouse.bench;

import org.jspecify.annotations.NullMarked;
