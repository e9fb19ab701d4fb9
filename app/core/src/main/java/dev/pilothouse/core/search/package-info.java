// SPDX-License-Identifier: Apache-2.0

/// The language of filter fields, and the ranking of what people type in the palette.
@NullMarked
package dev.pilothouse.core.search;

import org.jspecify.annotations.NullMarked;
