// SPDX-License-Identifier: Apache-2.0
/// The columns that kubectl prints, for every kind.
@NullMarked
package dev.pilothouse.sample.api.table;

import org.jspecify.annotations.NullMarked;
