// SPDX-License-Identifier: Apache-2.0

/// What a person should know first of a cluster: what is wrong, what is full, what is changing. Pure rules over snapshots.
@NullMarked
package dev.pilothouse.core.overview;

import org.jspecify.annotations.NullMarked;
